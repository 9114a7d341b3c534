// Owns the question "which two steps in a row are these two codes of?", for a clock that is far off (RFC 4226 section 7.4).
import { matchStep } from "./match-step";
import type { TotpKey } from "./totp-key";

export interface PairBounds {
  /** The current step, from `stepAt`. */
  step: number;
  /** How many steps on either side are looked at. */
  bound: number;
  /** The last step that this credential has used up. */
  after: number;
}

/** "used": the codes are of two steps in a row, and one of the two was used before. */
export type PairMatch = { kind: "found"; laterStep: number } | { kind: "used" } | { kind: "wrong" };

/**
 * Two codes as typed, exactly one step after another, the earlier one first. Of several places the nearest to `step`
 * counts: with two codes of six digits there is a second one once in a thousand million times.
 */
export function matchPair(key: TotpKey, [first, second]: [string, string], bounds: PairBounds): PairMatch {
  const { step, bound, after } = bounds;
  let nearest: number | null = null;
  for (let later = step - bound; later <= step + bound; later += 1) {
    const isFirst = matchStep(key, first, { step: later - 1, window: 0 }) !== null;
    const isSecond = matchStep(key, second, { step: later, window: 0 }) !== null;
    if (!isFirst || !isSecond) continue;
    if (nearest === null || Math.abs(later - step) < Math.abs(nearest - step)) nearest = later;
  }
  if (nearest === null) return { kind: "wrong" };
  return nearest - 1 > after ? { kind: "found", laterStep: nearest } : { kind: "used" };
}
