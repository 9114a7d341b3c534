// Owns what the steps of accepted and missed codes say about the clock of a phone (RFC 6238 section 6). Pure.

/** What is stored of an authenticator's clock: steps and milliseconds below 0 are late. */
export interface StoredClock {
  periodSeconds: number;
  /** Center of its window, beside the server's clock. */
  offsetSteps: number;
  /** Smoothed distance of its codes from that center. */
  driftMs: number;
  /** Codes since the last right one that were right for another time, and how far the newest of them was off. */
  missedCodes: number;
  missedSteps: number;
}

/** "drifting" needs its owner; "allowed" was resynchronised and fits. Seconds are beside the server's clock. */
export type ClockState =
  | { kind: "fine" }
  | { kind: "allowed"; seconds: number }
  | { kind: "drifting"; seconds: number };

/** A new code weighs a quarter: a slow typist is no drift, seven codes in a row that are one step late are. */
const WEIGHT = 4;
/**
 * Codes come 5 to 15 s late because people type; half a minute is a clock. A phone's own clock is right within a second
 * wherever the network sets it.
 */
const DRIFT_TOLD_MS = 25_000;
/** One code of another time may be an old one out of the clipboard; two of them are the clock. */
const MISSES_TOLD = 2;
/** Beyond this nobody can tell seconds apart from a step's length. */
const ROUNDED_TO_SECONDS = 10;

/** The smoothed distance after one more code, so many steps beside the center. */
export function smoothedDrift(
  { driftMs, periodSeconds }: Pick<StoredClock, "driftMs" | "periodSeconds">,
  steps: number,
): number {
  return driftMs + Math.round((steps * periodSeconds * 1000 - driftMs) / WEIGHT);
}

/** What is to be kept after a code that was accepted, so many steps beside the center. */
export function clockAfterMatch(clock: StoredClock, steps: number) {
  return { driftMs: smoothedDrift(clock, steps), missedCodes: 0, missedSteps: 0 };
}

/** What an owner is told of a phone's clock. */
export function clockState(clock: StoredClock): ClockState {
  const { periodSeconds, offsetSteps, driftMs, missedCodes, missedSteps } = clock;
  const allowed = offsetSteps * periodSeconds;
  if (missedCodes >= MISSES_TOLD)
    return { kind: "drifting", seconds: rounded(allowed + missedSteps * periodSeconds) };
  if (Math.abs(driftMs) >= DRIFT_TOLD_MS)
    return { kind: "drifting", seconds: rounded(allowed + driftMs / 1000) };
  return offsetSteps === 0 ? { kind: "fine" } : { kind: "allowed", seconds: allowed };
}

function rounded(seconds: number): number {
  // Never -0, which words would call late.
  return Math.round(seconds / ROUNDED_TO_SECONDS) * ROUNDED_TO_SECONDS || 0;
}
