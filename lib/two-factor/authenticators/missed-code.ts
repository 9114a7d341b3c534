// Owns finding out that a refused code would have been right at another time: what a wrong clock leaves behind.
//
// They are looked for on both sides and counted in silence. Only steps of the past are ever named at sign-in (see
// judge-authenticator-code.ts): to say of a guess that it will be right in three minutes would hand out the code. The time
// that an answer takes must not tell it either: every refused code of an authenticator costs the same search, and its
// refusal the same statements, whether or not something was found.
import "server-only";
import { settings } from "@/lib/platform/env";
import { DIAGNOSIS_PROBE_STEPS } from "@/lib/platform/limits";
import type { Refusal } from "@/lib/platform/result";
import { matchStep } from "@/lib/totp/match-step";
import { openKey } from "@/lib/two-factor/authenticators/authenticator-secret";
import {
  type SealedAuthenticator,
  sealedAuthenticators,
} from "@/lib/two-factor/authenticators/authenticator-store";
import { smoothedDrift } from "@/lib/two-factor/authenticators/clock-drift";
import type { MissedCode } from "@/lib/two-factor/authenticators/step-store";
import type { TracedCheck } from "@/lib/two-factor/verification/checked-factor";
import { centerOf } from "@/lib/two-factor/verification/judge-code";

/** No authenticator has it: the write that counts happens all the same, and meets no row. */
const NOBODY: MissedCode = { authenticatorId: "", stepsFromCenter: 0, driftMs: 0 };

/** Finds whose code of another time was refused. Null where the proof was no code of an authenticator, or a used one. */
export async function missedCode(
  { accountId, proof, now }: Pick<TracedCheck, "accountId" | "proof" | "now">,
  { error }: Pick<Refusal<string>, "error">,
): Promise<MissedCode | null> {
  if (proof.kind !== "authenticator" || (error !== "code-wrong" && error !== "code-late")) return null;
  const rows = await sealedAuthenticators(accountId);
  const found = await Promise.all(rows.map((row) => missOf(row, proof.code, now)));
  return found.find((missed) => missed !== null) ?? NOBODY;
}

/** Looks at every step, and does not stop at the one that fits. A step that was used says nothing of the clock. */
async function missOf(row: SealedAuthenticator, code: string, now: Date): Promise<MissedCode | null> {
  const key = await openKey(row, "Authenticator");
  const center = centerOf(row, { nowMs: now.getTime() });
  let nearest: number | null = null;
  for (let beside = -DIAGNOSIS_PROBE_STEPS; beside <= DIAGNOSIS_PROBE_STEPS; beside += 1) {
    const matched = matchStep(key, code, { step: center + beside, window: 0, after: row.lastUsedStep });
    if (matched !== null && (nearest === null || Math.abs(beside) < Math.abs(nearest))) nearest = beside;
  }
  if (nearest === null) return null;
  // The step right beside the window belongs to a clock that is off by a little; one farther out is no part of the mean.
  const isNear = Math.abs(nearest) <= settings().totpWindow + 1;
  const driftMs = isNear ? smoothedDrift(row, nearest) : row.driftMs;
  return { authenticatorId: row.id, stepsFromCenter: nearest, driftMs };
}
