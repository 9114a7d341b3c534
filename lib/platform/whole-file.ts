// Owns files that are there whole or not at all: written under another name, synced to the disk, and only then renamed.
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { BackupError } from "@/lib/platform/database/backup-error";
import { encrypterFor, encryptFile } from "@/lib/platform/encrypt-file";

/** Fills the file at `path`, which exists, empty, with mode 0600. */
type Fill = (path: string) => void | Promise<void>;

/**
 * Writes a file that only its owner can read, and never over an existing one: the name is taken first, and the file stays
 * empty until `write` is done. A failure leaves nothing behind.
 * @param recipients age's public keys to encrypt the file for; without any it is not encrypted
 * @returns size in bytes
 */
export async function writeWholeFile(file: string, recipients: string[], write: Fill): Promise<number> {
  const encrypter = await encrypterFor(recipients);
  takeName(file);
  const part = `${file}.part`;
  const plain = `${file}.plain.part`;
  try {
    if (encrypter) {
      await fill(plain, write);
      await fill(part, (path) => encryptFile(encrypter, plain, path));
      rmSync(plain);
    } else await fill(part, write);
    renameSync(part, file);
    flush(dirname(file));
    return statSync(file).size;
  } catch (error) {
    for (const path of [plain, part, file]) rmSync(path, { force: true });
    throw error;
  }
}

async function fill(path: string, write: Fill): Promise<void> {
  // Left by a run that was killed: whoever has the name of the whole file has this one as well.
  rmSync(path, { force: true });
  takeName(path);
  await write(path);
  flush(path);
}

function takeName(path: string): void {
  try {
    closeSync(openSync(path, "wx", 0o600));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") throw new BackupError(`${path} exists already, and nothing is written over it.`);
    throw new BackupError(`${path} cannot be written (${code}).`);
  }
}

/** So that a name, or the content behind it, survives a power cut. */
function flush(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
