// Owns mailing somebody the link that confirms their address once more.
import "server-only";
import { mailConfirmation } from "@/lib/accounts/email/email-mails";
import { endLinks } from "@/lib/accounts/link-store";
import type { AdminError } from "@/lib/admin/errors";
import { type PersonAct, recordAct } from "@/lib/admin/person/act-on-person";
import { asAdmin } from "@/lib/admin/person/as-admin";
import { findPerson, type Person } from "@/lib/admin/person/person-store";
import { mayCauseMail } from "@/lib/mail/mail-limits";
import { database } from "@/lib/platform/db";
import { accepted, type Result, refused } from "@/lib/platform/result";

export interface ConfirmationAct extends Omit<PersonAct, "claim"> {
  /** Canonical, as the edge saw it. */
  clientAddress: string;
}

type ConfirmationError = AdminError | "too-many-mails";

/**
 * Mails the link, which replaces the last one. Errors: own-account, not-admin-any-more, person-missing,
 * person-deactivated, person-email-confirmed, too-many-mails.
 */
export async function sendConfirmation(act: ConfirmationAct): Promise<Result<null, ConfirmationError>> {
  const { actorId, personId, clientAddress, now } = act;
  if (personId === actorId) return refused("own-account");
  const known = await findPerson(personId, database());
  const refusal = refusalOf(known);
  if (refusal || !known) return refused(refusal ?? "person-missing");
  if (!(await mayCauseMail("email", known.email, clientAddress))) return refused("too-many-mails");
  return asAdmin<null, ConfirmationError>(actorId, async (tx) => {
    const person = await findPerson(personId, tx);
    const late = refusalOf(person);
    if (late || !person) return refused(late ?? "person-missing");
    await endLinks(tx, personId, ["confirm-email"]);
    await mailConfirmation(tx, person, now);
    await recordAct(tx, act, "person.confirmation-sent");
    return accepted(null);
  });
}

/** Why there is nothing to confirm, or null. */
function refusalOf(person: Person | null): AdminError | null {
  if (!person) return "person-missing";
  if (person.deactivatedAt) return "person-deactivated";
  return person.emailConfirmedAt ? "person-email-confirmed" : null;
}
