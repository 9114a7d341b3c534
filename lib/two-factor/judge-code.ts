// Owns the verdict on a typed code: right, used, right for another time, or wrong. Pure.
import { diagnoseCode } from "@/lib/totp/diagnose";
import { matchStep } from "@/lib/totp/match-step";
import { stepAt } from "@/lib/totp/step";
import type { TotpKey } from "@/lib/totp/totp-key";

/** An authenticator as far as judging a code needs it. */
export interface Candidate {
  id: string;
  key: TotpKey;
  periodSeconds: number;
  lastUsedStep: number;
}

export type Verdict =
  | { kind: "right"; candidateId: string; step: number }
  | { kind: "already-used" }
  | { kind: "wrong-time"; offsetSteps: number }
  | { kind: "wrong" };

interface Moment {
  nowMs: number;
  /** Steps accepted on each side of the current one (RFC 6238 5.2). */
  window: number;
  /** Steps looked at before the window, for the diagnosis alone. */
  stepsBack: number;
  /**
   * The same after the window. 0 wherever the secret is not on the screen: to say of a guess that it will be
   * right in three minutes would hand out the code.
   */
  stepsAhead: number;
}

/**
 * Tries a code on every authenticator of an account, so that people never choose which one (RFC 6238 5.2).
 * Only a step after the last used one is right; nothing that the diagnosis finds is ever accepted.
 */
export function judgeCode(candidates: Candidate[], code: string, moment: Moment): Verdict {
  for (const { id, key, periodSeconds, lastUsedStep } of candidates) {
    const step = stepAt(moment.nowMs, periodSeconds);
    const matched = matchStep(key, code, { step, window: moment.window, after: lastUsedStep });
    if (matched !== null) return { kind: "right", candidateId: id, step: matched };
  }
  const used = candidates.some(({ key, periodSeconds }) => {
    const step = stepAt(moment.nowMs, periodSeconds);
    return matchStep(key, code, { step, window: moment.window }) !== null;
  });
  return used ? { kind: "already-used" } : diagnose(candidates, code, moment);
}

function diagnose(candidates: Candidate[], code: string, moment: Moment): Verdict {
  const { nowMs, ...probe } = moment;
  for (const { key, periodSeconds } of candidates) {
    const found = diagnoseCode(key, code, { step: stepAt(nowMs, periodSeconds), ...probe });
    if (found.kind === "wrong-time") return found;
  }
  return { kind: "wrong" };
}
