// Owns setting an authenticator to the clock of its phone, by two of its codes in a row (RFC 6238 section 6, RFC 4226 7.4).
//
// Nobody without a session can: whoever resynchronised at sign-in would be offered a window of two hours in the place of
// 90 seconds. The window never widens, only its center moves, and codes of the old center are no longer taken. See
// docs/decisions/020-clock-care.md.
import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import type { Tx } from "@/lib/platform/db";
import { RESYNCHRONISE_STEPS } from "@/lib/platform/limits";
import { accepted, allOrNothing, type Result, refused } from "@/lib/platform/result";
import { clearSecondFactorAttempts } from "@/lib/sign-in/attempts/second-factor-attempts";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import {
  consumeStepUpGrant,
  holdsStepUpGrantFor,
  type StepUpClaim,
} from "@/lib/sign-in/step-up/step-up-grant";
import { matchPair } from "@/lib/totp/match-pair";
import { stepAt } from "@/lib/totp/step";
import { openKey } from "@/lib/two-factor/authenticators/authenticator-secret";
import {
  type SealedAuthenticator,
  sealedAuthenticators,
} from "@/lib/two-factor/authenticators/authenticator-store";
import { consumeStep } from "@/lib/two-factor/authenticators/step-store";
import { isFresh } from "@/lib/two-factor/enrollment/may-enroll";
import { countedTry } from "@/lib/two-factor/verification/counted-try";
import type { ProofError } from "@/lib/two-factor/verification/proof";

export interface Resynchronisation {
  session: LiveSession;
  /** Which of the account's authenticators. */
  id: string;
  /** Two codes as its phone showed them one after the other, six ASCII digits each. */
  codes: [string, string];
  /** The step-up grant that permits it. Where none is needed it is left as it was. */
  claim: StepUpClaim;
  trace: Trace;
  now: Date;
}

/**
 * In the first minutes of a session that a second factor opened, a recovery code for one, nobody proves themselves once
 * more: the two codes prove the authenticator, and whoever it keeps out would lose a second recovery code by it.
 */
export function mayResynchroniseWithoutGrant(session: LiveSession, now: Date): boolean {
  return isFresh(session, now) && session.factor !== "trusted-device";
}

/**
 * Moves the center of the window to the step of the second code. Each try counts against the account's shared budget.
 * Returns how many steps the center is beside the server's clock now.
 * Errors: step-up-required, authenticator-missing, codes-not-in-row, code-already-used, attempts-locked, attempts-frozen.
 */
export async function resynchronise(wish: Resynchronisation): Promise<Result<number, ProofError>> {
  const { session, trace, now } = wish;
  // Asked before the try is counted; the transaction that moves the window asks again.
  if (!(await isPermitted(wish))) return refused("step-up-required");
  return countedTry<number>({
    accountId: session.accountId,
    proof: { kind: "authenticator", code: wish.codes[1] },
    binding: { for: "step-up", sessionId: session.id, purpose: "resynchronise-authenticator" },
    event: "authenticator.resynchronised",
    trace,
    now,
    admit: async () => null,
    judge: () => judgeAndMove(wish),
  });
}

async function isPermitted({ session, claim, now }: Resynchronisation): Promise<boolean> {
  if (mayResynchroniseWithoutGrant(session, now)) return true;
  return holdsStepUpGrantFor(claim, "resynchronise-authenticator", now);
}

async function judgeAndMove(wish: Resynchronisation): Promise<Result<number, ProofError>> {
  const { session, id, codes, now } = wish;
  const row = (await sealedAuthenticators(session.accountId)).find((own) => own.id === id);
  if (!row) return refused("authenticator-missing");
  const step = stepAt(now.getTime(), row.periodSeconds);
  const bounds = { step, bound: RESYNCHRONISE_STEPS, after: row.lastUsedStep };
  const pair = matchPair(await openKey(row, "Authenticator"), codes, bounds);
  if (pair.kind !== "found") return refused(pair.kind === "used" ? "code-already-used" : "codes-not-in-row");
  const { laterStep } = pair;
  return allOrNothing(
    (tx) => moveCenter(tx, wish, row, { laterStep, offsetSteps: laterStep - step }),
    `account:${session.accountId}`,
  );
}

async function moveCenter(
  tx: Tx,
  { session, claim, trace, now }: Resynchronisation,
  row: SealedAuthenticator,
  { laterStep, offsetSteps }: { laterStep: number; offsetSteps: number },
): Promise<Result<number, ProofError>> {
  const { accountId } = session;
  const needsGrant = !mayResynchroniseWithoutGrant(session, now);
  if (needsGrant && !(await consumeStepUpGrant(tx, claim, "resynchronise-authenticator", now)))
    return refused("step-up-required");
  const matched = { authenticatorId: row.id, step: laterStep, offsetSteps: row.offsetSteps };
  const clock = { offsetSteps, driftMs: 0, missedCodes: 0, missedSteps: 0 };
  if (!(await consumeStep(tx, matched, clock, now))) return refused("code-already-used");
  await clearSecondFactorAttempts(tx, accountId);
  const entry = { event: "authenticator.resynchronised", result: "success", actorId: accountId } as const;
  await recordEvent(tx, { ...entry, factor: "authenticator", about: row.name }, trace, now);
  return accepted(offsetSteps);
}
