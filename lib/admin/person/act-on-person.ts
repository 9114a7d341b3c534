// Owns what every sensitive act on somebody else's account passes through: the permit, the target, never oneself.
import "server-only";
import type { AdminError } from "@/lib/admin/errors";
import { findPerson, isStillAdmin, type Person } from "@/lib/admin/person/person-store";
import type { SucceedingEvent } from "@/lib/audit/events";
import { recordEvent } from "@/lib/audit/store";
import { type Tx, transaction } from "@/lib/platform/db";
import { type Result, refused } from "@/lib/platform/result";
import type { AdminAct } from "@/lib/sign-in/permitted-act";
import type { StepUpPurpose } from "@/lib/sign-in/step-up-purpose";
import { steppedUp } from "@/lib/sign-in/stepped-up";

/** Which administrator acts, on whom, with what permit. */
export interface PersonAct extends AdminAct {
  personId: string;
}

export type PersonActError = AdminError | "step-up-required";
export type PersonActResult = Result<null, PersonActError>;

/**
 * Runs `change` in one transaction with the grant of `purpose`, which goes with its session: an administrator who was
 * demoted or deactivated meanwhile holds none (R76), and hears that rather than that a proof is missing, which would
 * help nobody. What is refused consumes nothing.
 * Errors: step-up-required, not-admin-any-more, own-account, person-missing, and those of `change`.
 */
export async function actOnPerson<E extends string = PersonActError>(
  act: PersonAct,
  purpose: StepUpPurpose,
  change: (tx: Tx, person: Person) => Promise<Result<null, E | PersonActError>>,
): Promise<Result<null, E | PersonActError>> {
  const result = await steppedUp<null, E | PersonActError>(act, purpose, async (tx) => {
    if (act.personId === act.actorId) return refused("own-account");
    const person = await findPerson(act.personId, tx);
    return person ? change(tx, person) : refused("person-missing");
  });
  if (result.ok || result.error !== "step-up-required") return result;
  const isAdmin = await transaction((tx) => isStillAdmin(tx, act.actorId));
  return isAdmin ? result : refused("not-admin-any-more");
}

/** Writes down what an administrator did to somebody (R86). */
export function recordAct(
  tx: Tx,
  { actorId, personId, trace, now }: Omit<PersonAct, "claim">,
  event: SucceedingEvent,
  reason?: string,
): Promise<void> {
  const people = { actorId, subjectId: personId };
  return recordEvent(tx, { event, result: "success", ...people, reason }, trace, now);
}
