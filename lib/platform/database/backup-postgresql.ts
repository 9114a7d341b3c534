// Owns a backup of PostgreSQL by its own pg_dump, where that is installed; it is read to the end afterwards.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { BackupError } from "@/lib/platform/database/backup-error";
import { readPostgresqlAddress } from "@/lib/platform/database/postgresql-address";
import { writeWholeFile } from "@/lib/platform/whole-file";

const run = promisify(execFile);

/**
 * One snapshot in pg_dump's custom format, which compresses; nobody waits for it.
 * @param recipients as in writeWholeFile
 * @returns size in bytes
 * @throws BackupError for what an operator can mend
 */
export async function backupPostgresql(
  databaseUrl: string,
  file: string,
  recipients: string[],
): Promise<number> {
  const { withoutPassword: url, password } = readPostgresqlAddress(databaseUrl);
  // Every user of the machine can read a process's arguments, but not its environment.
  const env = { ...process.env, ...(password && { PGPASSWORD: password }) };
  return writeWholeFile(file, recipients, async (path) => {
    const missing = `pg_dump is not installed here. Where it is, run: pg_dump --format=custom --file='${file}' '${url}'`;
    await runProgram("pg_dump", ["--format=custom", `--file=${path}`, url], env, missing);
    await runProgram("pg_restore", ["--file=/dev/null", path], env, "pg_restore is not installed here.");
  });
}

async function runProgram(name: string, args: string[], env: NodeJS.ProcessEnv, missing: string) {
  try {
    await run(name, args, { env });
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: string };
    if (code === "ENOENT") throw new BackupError(missing);
    throw new BackupError(`${name} failed: ${String(stderr).trim()}`);
  }
}
