// Owns the command that makes a restored database safe to serve: what was spent or ended since the backup stays so.
import { beginAfterRestore } from "@/lib/admin/sessions/begin-after-restore";
import { clock } from "@/lib/platform/clock";
import { prepareDatabase } from "@/lib/platform/database-setup";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { newId } from "@/lib/platform/random-token";
import { write } from "@/scripts/twofold/terminal";

export const restored = {
  usage: "restored",
  about:
    "After a backup was put back and before the server starts: ends every session, ticket and grant of it, and refuses codes of authenticators from before now.",
  async run(): Promise<void> {
    await prepareDatabase(settings().databaseUrl);
    const trace = { requestId: newId(), address: "", browser: "Command line" };
    await beginAfterRestore(trace, clock.now());
    await database().$disconnect();
    write("Everybody has to sign in again, with a code that is newer than this moment.");
    write(
      "Recovery codes used since the backup, and API keys revoked since, count again: see docs/operations.md.",
    );
  },
};
