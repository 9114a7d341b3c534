// Owns what tests of clocks read and do: what is kept of a phone's clock, and a session of some age.
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import type { StepUpClaim } from "@/lib/sign-in/step-up/step-up-grant";
import { type Resynchronisation, resynchronise } from "@/lib/two-factor/authenticators/resynchronise";
import { type makeProtectedPerson, NOW, rewardFor } from "@/lib/two-factor/test-person";

type Person = Awaited<ReturnType<typeof makeProtectedPerson>>;

export const NO_CLAIM: StepUpClaim = { token: "", sessionId: "", purpose: "resynchronise-authenticator" };

/** Signs in with the code of a phone that is off by so many steps. */
export async function signInOff({ email, phone }: Person, steps: number, now: Date = NOW) {
  const proof = { kind: "authenticator", code: phone.codeAt(now, steps) } as const;
  return completeSignIn({ ticket: await rewardFor(email, now), proof }, TRACE, now);
}

/** Resynchronises with the two newest codes of a phone that is off by so many steps. */
export function resynchroniseOff(
  { session, authenticatorId: id, phone }: Person,
  steps: number,
  changed: Partial<Resynchronisation> = {},
) {
  const now = changed.now ?? NOW;
  const codes: [string, string] = [phone.codeAt(now, steps - 1), phone.codeAt(now, steps)];
  return resynchronise({ session, id, codes, claim: NO_CLAIM, trace: TRACE, now, ...changed });
}

/** What is kept of the person's authenticator. */
export function clockOf({ authenticatorId: id }: Person) {
  const clock = { offsetSteps: true, driftMs: true, missedCodes: true, missedSteps: true } as const;
  return database().authenticator.findUniqueOrThrow({
    where: { id },
    select: { ...clock, periodSeconds: true, lastUsedStep: true },
  });
}
