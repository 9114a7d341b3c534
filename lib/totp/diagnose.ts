// Owns the diagnosis of a refused code: is it this authenticator's, only of another time?
import { matchStep } from "./match-step";
import type { TotpKey } from "./totp-key";

export type CodeDiagnosis = { kind: "wrong" } | { kind: "wrong-time"; offsetSteps: number };

export interface Probe {
  step: number;
  window: number;
  /** How far before `step` to look. */
  stepsBack: number;
  /** How far after `step` to look: 0 unless the asker has the secret on the screen. */
  stepsAhead: number;
}

/**
 * For a code that `matchStep` refused: the offset of the nearest step outside the window that it is right for,
 * below 0 when the other clock is late, above 0 when it is fast. Nothing of it may be accepted.
 *
 * At sign-in only steps of the past may be named: they are never accepted again, while to say of a guess that
 * it will be right in three minutes would hand out the code.
 */
export function diagnoseCode(key: TotpKey, code: string, probe: Probe): CodeDiagnosis {
  const farthest = Math.max(probe.stepsBack, probe.stepsAhead);
  for (let distance = probe.window + 1; distance <= farthest; distance += 1) {
    const offsets = [
      ...(distance <= probe.stepsBack ? [-distance] : []),
      ...(distance <= probe.stepsAhead ? [distance] : []),
    ];
    for (const offsetSteps of offsets) {
      if (matchStep(key, code, { step: probe.step + offsetSteps, window: 0 }) !== null) {
        return { kind: "wrong-time", offsetSteps };
      }
    }
  }
  return { kind: "wrong" };
}
