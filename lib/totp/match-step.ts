// Owns the question "which step is this code of?", and with it the rules on drift and replay.
import { codeAtStep } from "./code";
import { normalizeCode } from "./normalize-code";
import type { TotpKey } from "./totp-key";

export interface MatchWindow {
  /** The current step, from `stepAt`. */
  step: number;
  /** How many steps on either side still count (RFC 6238 section 5.2 advises one). */
  window: number;
  /** The last step that this credential has used up, if it has used any. */
  after?: number | null;
}

/**
 * The step that `code`, as typed, belongs to, or null.
 *
 * Two steps may share a code by chance. Without `after` the latest of them is returned, so that storing it as
 * the last used step burns them all. With `after` a code that matches any step of the window up to and including
 * `after` is refused even if it matches a later one too: digits that were used stay used. To tell "already used"
 * from "wrong", call again without `after`: a step then means used, null means wrong.
 *
 * Every step of the window is computed and compared in full, so the time it takes tells neither whether nor
 * where a code matched. Throws RangeError for a step or window that no clock and no setting can give.
 */
export function matchStep(
  key: TotpKey,
  code: string,
  { step, window, after = null }: MatchWindow,
): number | null {
  if (!Number.isSafeInteger(step) || !Number.isSafeInteger(window) || window < 0) {
    throw new RangeError("step and window are whole numbers, the window from 0 up");
  }
  const typed = normalizeCode(code, key.parameters.digits);
  if (typed === null) return null;

  let earliest: number | null = null;
  let latest: number | null = null;
  for (let candidate = Math.max(0, step - window); candidate <= step + window; candidate += 1) {
    if (!areSameDigits(typed, codeAtStep(key, candidate))) continue;
    earliest ??= candidate;
    latest = candidate;
  }
  // Written so that a last used step of NaN refuses.
  const isReplay = earliest !== null && after !== null && !(earliest > after);
  return isReplay ? null : latest;
}

/** In constant time for texts of one length. Not node:crypto's, because this module runs in browsers too. */
function areSameDigits(left: string, right: string): boolean {
  let difference = left.length ^ right.length;
  for (let index = 0; index < left.length; index += 1) {
    difference |= left.charCodeAt(index) ^ right.charCodeAt(index);
  }
  return difference === 0;
}
