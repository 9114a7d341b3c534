// Owns clearing the counts of wrong passwords and second factors of somebody who is locked out.
import "server-only";
import {
  actOnPerson,
  type PersonAct,
  type PersonActResult,
  recordAct,
} from "@/lib/admin/person/act-on-person";
import { failedTries } from "@/lib/admin/person/lock-store";
import { accepted, refused } from "@/lib/platform/result";
import { clearPasswordAttempts } from "@/lib/sign-in/attempts/attempt-counter";
import { clearSecondFactorAttempts } from "@/lib/sign-in/attempts/second-factor-attempts";

/** Begins every count of a person anew, a frozen one too. Errors: those of actOnPerson, nothing-locked. */
export function unlockPerson(act: PersonAct): Promise<PersonActResult> {
  return actOnPerson(act, "unlock-person", async (tx, person) => {
    if ((await failedTries(person, tx)).length === 0) return refused("nothing-locked");
    await clearSecondFactorAttempts(tx, person.id);
    await clearPasswordAttempts(tx, person.email);
    await recordAct(tx, act, "person.unlocked");
    return accepted(null);
  });
}
