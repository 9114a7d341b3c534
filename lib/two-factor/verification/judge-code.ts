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
  /**
   * The center of its window is the step of the server's clock and so many more, below 0 for a clock that is late (RFC 6238
   * section 6). `stepsFromCenter` is the distance of one code from that center, and no part of this.
   */
  offsetSteps: number;
}

export type Verdict =
  /** `stepsFromCenter`: how many steps from the center of the window the code was, below 0 when it was late. */
  | { kind: "right"; candidateId: string; step: number; stepsFromCenter: number }
  | { kind: "already-used" }
  | { kind: "wrong-time"; offsetSteps: number }
  | { kind: "wrong" };

interface Moment {
  nowMs: number;
  /** Steps accepted on each side of the center (RFC 6238 5.2). */
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
  for (const candidate of candidates) {
    const step = centerOf(candidate, moment);
    const matched = matchStep(candidate.key, code, {
      step,
      window: moment.window,
      after: candidate.lastUsedStep,
    });
    if (matched !== null)
      return { kind: "right", candidateId: candidate.id, step: matched, stepsFromCenter: matched - step };
  }
  const used = candidates.some((candidate) => {
    const step = centerOf(candidate, moment);
    return matchStep(candidate.key, code, { step, window: moment.window }) !== null;
  });
  return used ? { kind: "already-used" } : diagnose(candidates, code, moment);
}

/** The center of an authenticator's window: the server's step, or the one that its owner resynchronised it to. */
export function centerOf(
  { periodSeconds, offsetSteps }: Pick<Candidate, "periodSeconds" | "offsetSteps">,
  { nowMs }: Pick<Moment, "nowMs">,
): number {
  return stepAt(nowMs, periodSeconds) + offsetSteps;
}

/** Names only clocks that are off from ours: with a center of its own, "late" and "early" would be said of another clock. */
function diagnose(candidates: Candidate[], code: string, moment: Moment): Verdict {
  const { nowMs: _, ...probe } = moment;
  for (const candidate of candidates) {
    if (candidate.offsetSteps !== 0) continue;
    const found = diagnoseCode(candidate.key, code, { step: centerOf(candidate, moment), ...probe });
    if (found.kind === "wrong-time") return found;
  }
  return { kind: "wrong" };
}
