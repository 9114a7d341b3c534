// Owns what every sensitive act on an account of somebody else must pass: the permit, whom it is about, never oneself.
import "server-only";
import type { AdminError } from "@/lib/admin/errors";
import { findPerson, type Person } from "@/lib/admin/person/person-store";
import type { SucceedingEvent } from "@/lib/audit/events";
import { recordEvent } from "@/lib/audit/record-event";
import type { Tx } from "@/lib/platform/db";
import { type Result, refused } from "@/lib/platform/result";
import { adminSteppedUp } from "@/lib/sign-in/step-up/admin-stepped-up";
import type { AdminAct } from "@/lib/sign-in/step-up/permitted-act";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";

/** Which administrator acts, on whom, with what permit. */
export interface PersonAct extends AdminAct {
  personId: string;
}

export type PersonActError = AdminError | "step-up-required";
export type PersonActResult = Result<null, PersonActError>;

/**
 * Runs `change` in one transaction with the grant of `purpose`. What is refused consumes nothing.
 * Errors: step-up-required, not-admin-any-more, own-account, person-missing, and those of `change`.
 */
export function actOnPerson<E extends string = PersonActError>(
  act: PersonAct,
  purpose: StepUpPurpose,
  change: (tx: Tx, person: Person) => Promise<Result<null, E | PersonActError>>,
): Promise<Result<null, E | PersonActError>> {
  return adminSteppedUp<null, E | PersonActError>(act, purpose, async (tx) => {
    if (act.personId === act.actorId) return refused("own-account");
    const person = await findPerson(act.personId, tx);
    return person ? change(tx, person) : refused("person-missing");
  });
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
