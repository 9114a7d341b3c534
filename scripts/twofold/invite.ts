// Owns the command that invites somebody by mail and prints the link.
import { canonicalEmail } from "@/lib/accounts/email";
import { invite as inviteByMail } from "@/lib/accounts/invitation";
import { sendDueMails } from "@/lib/mail/send-due-mails";
import { clock } from "@/lib/platform/clock";
import { prepareDatabase } from "@/lib/platform/database-setup";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { LOCALES } from "@/lib/platform/locale";
import { newId } from "@/lib/platform/random-token";
import { write } from "@/scripts/twofold/terminal";

export const invite = {
  usage: "users invite EMAIL",
  about: "Mails an invitation and prints its link, good for a day, once. Options: --admin, --language zh-CN.",
  async run(args: string[]): Promise<void> {
    const [typed = "", ...options] = args;
    const email = canonicalEmail(typed);
    if (!email) return fail(`${typed === "" ? "An email address is missing" : "That is no email address"}.`);
    const role = options.includes("--admin") ? "admin" : "member";
    const locale = LOCALES.find((known) => options.includes(known)) ?? "en";
    const trace = { requestId: newId(), address: "", browser: "Command line" };
    await prepareDatabase(settings().databaseUrl);
    const invited = await inviteByMail({ email, role, locale, trace, now: clock.now() });
    if (!invited.ok) fail("That email address has an account already.");
    else {
      // Said first: a mail server may take its time, or fail.
      write(invited.value);
      // At once: a server that runs beside looks only now and then for what others queue.
      await sendDueMails(() => clock.now());
    }
    await database().$disconnect();
  },
};

function fail(line: string): void {
  write(line);
  process.exitCode = 1;
}
