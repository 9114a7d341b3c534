// Owns encrypting a file for keys that are kept elsewhere: this machine cannot open what it has encrypted.
import { createReadStream, createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import type { Encrypter } from "age-encryption";
import { BackupError } from "@/lib/platform/database/backup-error";

/**
 * An encrypter in the format of age (age-encryption.org/v1), or null without recipients.
 * @param recipients age's public keys; the holder of any of them can open the file
 * @throws BackupError for a key that is none
 */
export async function encrypterFor(recipients: string[]): Promise<Encrypter | null> {
  if (recipients.length === 0) return null;
  // Loaded here: no other command needs it.
  const { Encrypter: Age } = await import("age-encryption");
  const encrypter = new Age();
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient);
    } catch {
      throw new BackupError(
        `${recipient} in BACKUP_RECIPIENTS is no public key of age: a letter may be wrong.`,
      );
    }
  }
  return encrypter;
}

/** Encrypts a file into another, which exists, is empty and keeps its mode. */
export async function encryptFile(encrypter: Encrypter, from: string, to: string): Promise<void> {
  const plain = Readable.toWeb(createReadStream(from)) as globalThis.ReadableStream<Uint8Array>;
  const encrypted = (await encrypter.encrypt(plain)) as ReadableStream;
  await pipeline(Readable.fromWeb(encrypted), createWriteStream(to));
}
