// Owns the command that moves accounts from Authy to authenticators of ours.
import { maskEmail } from "@/lib/accounts/email/mask-email";
import { type Leaving, migrateAuthy as migrate } from "@/lib/channels/leaving/migrate-authy";
import type { Arguments, Command } from "@/scripts/twofold/command";
import { onExistingDatabase } from "@/scripts/twofold/on-database";
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
  options: { "dry-run": { type: "boolean" } },
  async run({ options }: Arguments): Promise<void> {
    const isDryRun = options["dry-run"] === true;
    const counts: Record<Leaving, number> = { ended: 0, asked: 0, "asked-already": 0, gone: 0 };
    const tell = ({ email }: { email: string }, leaving: Leaving) => {
      counts[leaving] += 1;
      write(`${maskEmail(email)} ${SAID[leaving]}`);
    };
    await onExistingDatabase((trace, now) => migrate({ isDryRun, trace, now, tell }));
    const { ended, asked, "asked-already": before } = counts;
    write(
      `Ended: ${ended}; asked: ${asked}; asked before: ${before}.${isDryRun ? " Nothing was changed." : ""}`,
    );
  },
} satisfies Command;
