// Owns the command that makes a backup of the database beside a running server.
import { BackupError } from "@/lib/platform/database/backup-error";
import { backupPostgresql } from "@/lib/platform/database/backup-postgresql";
import { backupSqlite } from "@/lib/platform/database/backup-sqlite";
import { isPostgresqlUrl } from "@/lib/platform/database/postgresql";
import { settings } from "@/lib/platform/env";
import type { Arguments, Command } from "@/scripts/twofold/command";
import { fail, write } from "@/scripts/twofold/terminal";

const NOT_ENCRYPTED =
  "It is not encrypted, and everybody's address stands in it: set BACKUP_RECIPIENTS to a public key of age.";

// Unlike the other commands it migrates nothing: a backup comes before an upgrade.
export const backup = {
  usage: "backup FILE",
  about:
    "Writes one moment of the database to a new file that only its owner reads, and checks it; encrypted where BACKUP_RECIPIENTS is set. Safe while the server runs. ENCRYPTION_KEYS, PEPPERS and AUTH_SECRET are not in it.",
  words: 1,
  async run({ words: [file] }: Arguments): Promise<void> {
    if (!file) return fail("Name one file to write: backup FILE.");
    const { databaseUrl, migrateDatabaseUrl, backupRecipients } = settings();
    try {
      const bytes = isPostgresqlUrl(databaseUrl)
        ? await backupPostgresql(migrateDatabaseUrl ?? databaseUrl, file, backupRecipients)
        : await backupSqlite(databaseUrl, file, backupRecipients);
      write(`${file}: ${bytes} bytes, checked.`);
      write(backupRecipients.length > 0 ? "It is encrypted: age --decrypt opens it." : NOT_ENCRYPTED);
      write("Keep ENCRYPTION_KEYS, PEPPERS and AUTH_SECRET as well, and not in the same place.");
    } catch (error) {
      if (!(error instanceof BackupError)) throw error;
      fail(error.message);
    }
  },
} satisfies Command;
