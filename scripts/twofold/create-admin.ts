// Owns the command that makes the link of the first administrator, for one address.
import { canonicalEmail } from "@/lib/accounts/email";
import { inviteFirstAdmin } from "@/lib/admin/invite-first-admin";
import { sendDueMails } from "@/lib/mail/send-due-mails";
import { clock } from "@/lib/platform/clock";
import { prepareDatabase } from "@/lib/platform/database-setup";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { LOCALES } from "@/lib/platform/locale";
import { newId } from "@/lib/platform/random-token";
import { write } from "@/scripts/twofold/terminal";

const REFUSALS = {
  "setup-closed":
    "There has been an administrator already, and this way is closed for ever. Administrators add others; with none left who can sign in: npm run twofold -- users invite EMAIL --admin",
  "email-taken": "That email address has an account already. Name another one.",
};

export const createAdmin = {
  usage: "admin create EMAIL",
  about:
    "Prints and mails the link that makes the first administrator, good for a day, once, and while there has been none. Option: --language zh-CN.",
  async run(args: string[]): Promise<void> {
    const [typed = "", ...options] = args;
    const email = canonicalEmail(typed);
    if (!email) return fail(`${typed === "" ? "An email address is missing" : "That is no email address"}.`);
    const locale = LOCALES.find((known) => options.includes(known)) ?? "en";
    const trace = { requestId: newId(), address: "", browser: "Command line" };
    await prepareDatabase(settings().databaseUrl);
    const invited = await inviteFirstAdmin({ email, locale, trace, now: clock.now() });
    if (!invited.ok) fail(REFUSALS[invited.error]);
    else {
      // Said first: a mail server may take its time, or fail.
      write(invited.value);
      await sendDueMails(() => clock.now());
    }
    await database().$disconnect();
  },
};

function fail(line: string): void {
  write(line);
  process.exitCode = 1;
}
