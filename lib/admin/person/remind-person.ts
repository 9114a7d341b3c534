// Owns asking somebody by mail to add a second factor, once a day at most. The mail holds no link that signs in.
import "server-only";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { isFactorOffered } from "@/lib/accounts/policy/second-factor-rule";
import type { AdminError } from "@/lib/admin/errors";
import type { PersonAct } from "@/lib/admin/person/act-on-person";
import { asAdmin } from "@/lib/admin/person/as-admin";
import { findPerson } from "@/lib/admin/person/person-store";
import { sendReminder } from "@/lib/admin/person/reminder";
import { accepted, type Result, refused } from "@/lib/platform/result";

/**
 * Mails the reminder. Errors: own-account, not-admin-any-more, person-missing, person-deactivated, has-second-factor,
 * enrollment-link-due (only a one-time link lets them enroll), second-factor-not-offered, person-email-unconfirmed,
 * reminded-already.
 */
export async function remindPerson(act: Omit<PersonAct, "claim">): Promise<Result<null, AdminError>> {
  const { actorId, personId } = act;
  if (personId === actorId) return refused("own-account");
  return asAdmin<null, AdminError>(actorId, async (tx) => {
    const person = await findPerson(personId, tx);
    if (!person) return refused("person-missing");
    if (person.deactivatedAt) return refused("person-deactivated");
    if (person.factorCount > 0) return refused("has-second-factor");
    if (person.resetAt) return refused("enrollment-link-due");
    if (!isFactorOffered(await currentPolicy(tx), person.role)) return refused("second-factor-not-offered");
    if (!person.emailConfirmedAt) return refused("person-email-unconfirmed");
    return (await sendReminder(tx, person, act)) ? accepted(null) : refused("reminded-already");
  });
}
