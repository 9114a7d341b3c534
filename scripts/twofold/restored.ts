// Owns the command that makes a restored database safe to use: what was used or ended since the backup stays so.
import { beginAfterRestore } from "@/lib/admin/sessions/begin-after-restore";
import type { Command } from "@/scripts/twofold/command";
import { onExistingDatabase } from "@/scripts/twofold/on-database";
import { write } from "@/scripts/twofold/terminal";

export const restored = {
  usage: "restored",
  about:
    "After a backup was put back and before the server starts: ends every session, ticket, grant and invitation of it, calls off resets and imports, and refuses codes of authenticators from before now.",
  async run(): Promise<void> {
    await onExistingDatabase(beginAfterRestore);
    write("Everybody has to sign in again, with a code that is newer than this moment.");
    write("Invitations are withdrawn, and resets and imports that were under way are called off.");
    write(
      "Recovery codes used since the backup, and API keys revoked since, count again: undo again what was done since.",
    );
  },
} satisfies Command;
