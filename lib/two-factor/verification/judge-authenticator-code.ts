// Owns judging a code of an account that may have several authenticators, and what a wrong one is told.
import "server-only";
import { settings } from "@/lib/platform/env";
import { DIAGNOSIS_PROBE_STEPS } from "@/lib/platform/limits";
import { accepted, type Refusal, type Result, refused } from "@/lib/platform/result";
import { openKey } from "@/lib/two-factor/authenticators/authenticator-secret";
import { sealedAuthenticators } from "@/lib/two-factor/authenticators/authenticator-store";
import { clockAfterMatch } from "@/lib/two-factor/authenticators/clock-drift";
import type { ClockChange, MatchedStep } from "@/lib/two-factor/authenticators/step-store";
import type { TwoFactorError } from "@/lib/two-factor/errors";
import { judgeCode, type Verdict } from "@/lib/two-factor/verification/judge-code";

/** A step that a code matched and that waits to be consumed, with what the match says of the phone's clock. */
export interface RightStep {
  kind: "authenticator";
  matched: MatchedStep;
  clock: ClockChange;
  refusalWhenSpent: "code-already-used";
}

/** Judges a code by all of an account's authenticators. Errors: code-wrong, code-already-used, code-late. */
export async function judgeAuthenticatorCode(
  accountId: string,
  code: string,
  now: Date,
): Promise<Result<RightStep, TwoFactorError>> {
  const rows = await sealedAuthenticators(accountId);
  const candidates = await Promise.all(
    rows.map(async (row) => ({ ...row, key: await openKey(row, "Authenticator") })),
  );
  // Only steps of the past are named here: they are never accepted again, so a guesser learns nothing of use.
  const verdict = judgeCode(candidates, code, {
    nowMs: now.getTime(),
    window: settings().totpWindow,
    stepsBack: DIAGNOSIS_PROBE_STEPS,
    stepsAhead: 0,
  });
  if (verdict.kind !== "right") return refusalOf(verdict);
  const { candidateId: authenticatorId, step, stepsFromCenter } = verdict;
  const row = rows.find(({ id }) => id === authenticatorId);
  if (!row) throw new Error("a code of no authenticator");
  const matched = { authenticatorId, step, offsetSteps: row.offsetSteps };
  const clock = clockAfterMatch(row, stepsFromCenter);
  return accepted({ kind: "authenticator", matched, clock, refusalWhenSpent: "code-already-used" });
}

/** The refusal that a verdict means; the offset travels along for the sentence. */
export function refusalOf(
  verdict: Exclude<Verdict, { kind: "right" }>,
): Refusal<"code-wrong" | "code-already-used" | "code-late" | "code-early"> {
  if (verdict.kind === "already-used") return refused("code-already-used");
  if (verdict.kind === "wrong") return refused("code-wrong");
  const { offsetSteps } = verdict;
  return refused(offsetSteps < 0 ? "code-late" : "code-early", { offsetSteps });
}
