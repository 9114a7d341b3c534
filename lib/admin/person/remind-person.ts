// Owns asking somebody by mail to add a second factor, once a day at most. The mail holds no link that signs in.
import "server-only";
import type { AdminError } from "@/lib/admin/errors";
import { type PersonAct, recordAct } from "@/lib/admin/person/act-on-person";
import { asAdmin } from "@/lib/admin/person/as-admin";
import { findPerson, markReminded } from "@/lib/admin/person/person-store";
import { queueMail } from "@/lib/mail/queue-mail";
import { ENROLL_REMINDER_SECONDS } from "@/lib/platform/durations";
import { settings } from "@/lib/platform/env";
import { accepted, type Result, refused } from "@/lib/platform/result";
import { secondsBefore } from "@/lib/platform/seconds-after";

/**
 * Mails the reminder. Errors: own-account, not-admin-any-more, person-missing, person-deactivated, has-second-factor,
 * enrollment-link-due (only a one-time link lets them enroll), person-email-unconfirmed, reminded-already.
 */
export async function remindPerson(act: Omit<PersonAct, "claim">): Promise<Result<null, AdminError>> {
  const { actorId, personId, now } = act;
  if (personId === actorId) return refused("own-account");
  return asAdmin<null, AdminError>(actorId, async (tx) => {
    const person = await findPerson(personId, tx);
    if (!person) return refused("person-missing");
    if (person.deactivatedAt) return refused("person-deactivated");
    if (person.factorCount > 0) return refused("has-second-factor");
    if (person.resetAt) return refused("enrollment-link-due");
    if (!person.emailConfirmedAt) return refused("person-email-unconfirmed");
    const before = secondsBefore(now, ENROLL_REMINDER_SECONDS);
    if (!(await markReminded(tx, personId, before, now))) return refused("reminded-already");
    const values = { link: new URL("/sign-in", settings().appUrl).href };
    const mail = { accountId: personId, to: person.email, locale: person.locale } as const;
    await queueMail(tx, { ...mail, kind: "enroll-reminder", values }, now);
    await recordAct(tx, act, "person.reminded");
    return accepted(null);
  });
}
