// Owns the command that makes a backup of the database beside a running server.
import { backupPostgresql } from "@/lib/platform/backup-postgresql";
import { backupSqlite } from "@/lib/platform/backup-sqlite";
import { settings } from "@/lib/platform/env";
import { isPostgresqlUrl } from "@/lib/platform/postgresql";
import { BackupError } from "@/lib/platform/whole-file";
import { write } from "@/scripts/twofold/terminal";

// It migrates nothing, unlike the other commands: a backup comes before an upgrade.
export const backup = {
  usage: "backup FILE",
  about:
    "Writes one moment of the database to a new file that only its owner reads, and checks it. Safe while the server runs. ENCRYPTION_KEYS, PEPPERS and AUTH_SECRET are not in it.",
  async run([file, ...more]: string[]): Promise<void> {
    if (!file || more.length > 0) return fail("Name one file to write: backup FILE.");
    const { databaseUrl, migrateDatabaseUrl } = settings();
    try {
      const bytes = isPostgresqlUrl(databaseUrl)
        ? await backupPostgresql(migrateDatabaseUrl ?? databaseUrl, file)
        : await backupSqlite(databaseUrl, file);
      write(`${file}: ${bytes} bytes, checked.`);
      write("Keep ENCRYPTION_KEYS, PEPPERS and AUTH_SECRET as well, and not in the same place.");
    } catch (error) {
      if (!(error instanceof BackupError)) throw error;
      fail(error.message);
    }
  },
};

function fail(line: string): void {
  write(line);
  process.exitCode = 1;
}
