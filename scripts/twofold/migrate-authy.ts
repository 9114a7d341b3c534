// Owns the command that moves accounts from Authy to authenticators that are kept here.
import { maskEmail } from "@/lib/accounts/mask-email";
import { type Leaving, migrateAuthy as migrate } from "@/lib/channels/leaving/migrate-authy";
import { clock } from "@/lib/platform/clock";
import { prepareDatabase } from "@/lib/platform/database-setup";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { newId } from "@/lib/platform/random-token";
import { write } from "@/scripts/twofold/terminal";

const SAID: Record<Leaving, string> = {
  ended: "has an authenticator; Authy ends now",
  asked: "is asked to enroll at the next sign-in with Authy",
  "asked-already": "was asked already and has not enrolled yet",
  gone: "left Authy meanwhile",
};

export const migrateAuthy = {
  usage: "authy migrate [--dry-run]",
  about:
    "Ends Authy where an authenticator is there, and asks everybody else to enroll one; --dry-run only tells. Safe while the server runs, and to repeat.",
  async run(args: string[]): Promise<void> {
    const isDryRun = args.includes("--dry-run");
    const trace = { requestId: newId(), address: "", browser: "Command line" };
    const counts: Record<Leaving, number> = { ended: 0, asked: 0, "asked-already": 0, gone: 0 };
    await prepareDatabase(settings().databaseUrl);
    await migrate({
      isDryRun,
      trace,
      now: clock.now(),
      tell: ({ email }, leaving) => {
        counts[leaving] += 1;
        write(`${maskEmail(email)} ${SAID[leaving]}`);
      },
    });
    await database().$disconnect();
    const { ended, asked, "asked-already": before } = counts;
    write(
      `Ended: ${ended}; asked: ${asked}; asked before: ${before}.${isDryRun ? " Nothing was changed." : ""}`,
    );
  },
};
