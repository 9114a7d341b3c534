// Owns the way from a step to its code.
import type { TotpKey } from "./totp-key";

/**
 * The code of one step: exactly `digits` ASCII digits, leading zeros kept. A step is the counter of RFC 4226.
 * Throws RangeError unless `step` is a whole number from 0 up: steps come from our clock, never from a person.
 */
export function codeAtStep(key: TotpKey, step: number): string {
  if (!Number.isSafeInteger(step) || step < 0) throw new RangeError("a step is a whole number from 0 up");
  return key.hotp(step);
}
