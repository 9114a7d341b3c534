// Owns files that are there whole or not at all: written beside their place, safe on the disk, and only then named.
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { BackupError } from "@/lib/platform/backup-error";
import { encrypterFor, encryptFile } from "@/lib/platform/encrypt-file";

/** Fills the file at `path`, which exists, empty, with mode 0600. */
type Fill = (path: string) => void | Promise<void>;

/**
 * Writes a file that only its owner reads, and never over one that is there: the name is taken first, and stays empty
 * until `write` is done. What fails leaves nothing behind.
 * @param recipients age's public keys that the file is encrypted to; in clear where there are none
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
  // Of a run that was killed: whoever holds the name of the whole holds this one as well.
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

/** A name, or what stands behind it, must survive a power cut. */
function flush(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
