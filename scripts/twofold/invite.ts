// Owns the command that invites somebody by mail and prints the link.
import { canonicalEmail } from "@/lib/accounts/email/email";
import { invite as inviteByMail } from "@/lib/accounts/sign-up/invitation";
import { sendDueMails } from "@/lib/mail/send-due-mails";
import { clock } from "@/lib/platform/clock";
import { localeAsked, NO_SUCH_LANGUAGE } from "@/scripts/twofold/asked-language";
import type { Arguments, Command } from "@/scripts/twofold/command";
import { onDatabase } from "@/scripts/twofold/on-database";
import { fail, write } from "@/scripts/twofold/terminal";

export const invite = {
  usage: "users invite EMAIL",
  about: "Mails an invitation and prints its link, good for a day, once. Options: --admin, --language zh-CN.",
  words: 1,
  options: { admin: { type: "boolean" }, language: { type: "string" } },
  async run({ words: [typed = ""], options }: Arguments): Promise<void> {
    const email = canonicalEmail(typed);
    if (!email) return fail(`${typed === "" ? "An email address is missing" : "That is no email address"}.`);
    const role = options.admin ? "admin" : "member";
    const locale = localeAsked(options);
    if (!locale) return fail(NO_SUCH_LANGUAGE);
    await onDatabase(async (trace, now) => {
      const invited = await inviteByMail({ email, role, locale, trace, now });
      if (!invited.ok) return fail("That email address has an account already.");
      // Printed first, because a mail server may be slow or fail.
      write(invited.value);
      // At once: a running server only looks now and then for what others queued.
      await sendDueMails(() => clock.now());
    });
  },
} satisfies Command;
