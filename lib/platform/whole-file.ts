// Owns files that are there whole or not at all: written beside their place, safe on the disk, and only then named.
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** What an operator can mend; the message is one sentence. */
export class BackupError extends Error {}

/**
 * Writes a file that only its owner reads, and never over one that is there: the name is taken first, and stays empty
 * until `write` is done. What fails leaves nothing behind.
 * @param write fills the file at the path that it is given, which exists, empty, with mode 0600
 * @returns size in bytes
 */
export async function writeWholeFile(
  file: string,
  write: (path: string) => void | Promise<void>,
): Promise<number> {
  takeName(file);
  const part = `${file}.part`;
  try {
    // Of a run that was killed: whoever holds the name holds this one as well.
    rmSync(part, { force: true });
    takeName(part);
    await write(part);
    flush(part);
    renameSync(part, file);
    flush(dirname(file));
    return statSync(file).size;
  } catch (error) {
    for (const path of [part, file]) rmSync(path, { force: true });
    throw error;
  }
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
