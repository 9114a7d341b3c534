// Owns what is said about a code that somebody checks against a key which is on the screen.
import { cleanCode } from "@/components/two-factor/clean-code";
import { diagnoseCode } from "@/lib/totp/diagnose";
import { matchStep } from "@/lib/totp/match-step";
import { normalizeCode } from "@/lib/totp/normalize-code";
import type { TotpKey } from "@/lib/totp/totp-key";

/** What most servers accept (RFC 6238 section 5.2), ours among them. */
const ACCEPTED_STEPS = 1;

/** Half an hour with the usual period. Both ways: whoever asks has the key. */
export const DIAGNOSED_STEPS = 60;

export type CodeVerdict =
  | { kind: "malformed" | "now" | "before" | "after" | "wrong" }
  /** Right, but of another time: the clock that made it is slow or fast by about so many seconds. */
  | { kind: "slow" | "fast"; steps: number; seconds: number };

/** @param step the current one, on the server's clock */
export function codeVerdict(key: TotpKey, typed: string, step: number): CodeVerdict {
  const { digits, periodSeconds } = key.parameters;
  const code = normalizeCode(cleanCode(typed), digits);
  if (code === null) return { kind: "malformed" };
  const matched = matchStep(key, code, { step, window: ACCEPTED_STEPS });
  if (matched !== null) return { kind: matched === step ? "now" : matched < step ? "before" : "after" };
  const found = diagnoseCode(key, code, {
    step,
    window: ACCEPTED_STEPS,
    stepsBack: DIAGNOSED_STEPS,
    stepsAhead: DIAGNOSED_STEPS,
  });
  if (found.kind === "wrong") return { kind: "wrong" };
  const steps = Math.abs(found.offsetSteps);
  return { kind: found.offsetSteps < 0 ? "slow" : "fast", steps, seconds: steps * periodSeconds };
}
