// Owns the command that makes the link of the first administrator, for one address.
import { canonicalEmail } from "@/lib/accounts/email/email";
import { inviteFirstAdmin } from "@/lib/admin/invite-first-admin";
import { sendDueMails } from "@/lib/mail/send-due-mails";
import { clock } from "@/lib/platform/clock";
import { localeAsked, NO_SUCH_LANGUAGE } from "@/scripts/twofold/asked-language";
import type { Arguments, Command } from "@/scripts/twofold/command";
import { onDatabase } from "@/scripts/twofold/on-database";
import { fail, write } from "@/scripts/twofold/terminal";

const REFUSALS = {
  "setup-closed":
    "There has been an administrator already, and this way is closed for ever. Administrators add others; with none left who can sign in: npm run twofold -- users invite EMAIL --admin",
  "email-taken": "That email address has an account already. Name another one.",
};

export const createAdmin = {
  usage: "admin create EMAIL",
  about:
    "Prints and mails the link that makes the first administrator, good for a day, once, and while there has been none. Option: --language zh-CN.",
  words: 1,
  options: { language: { type: "string" } },
  async run({ words: [typed = ""], options }: Arguments): Promise<void> {
    const email = canonicalEmail(typed);
    if (!email) return fail(`${typed === "" ? "An email address is missing" : "That is no email address"}.`);
    const locale = localeAsked(options);
    if (!locale) return fail(NO_SUCH_LANGUAGE);
    await onDatabase(async (trace, now) => {
      const invited = await inviteFirstAdmin({ email, locale, trace, now });
      if (!invited.ok) return fail(REFUSALS[invited.error]);
      // Printed first, because a mail server may be slow or fail.
      write(invited.value);
      await sendDueMails(() => clock.now());
    });
  },
} satisfies Command;
