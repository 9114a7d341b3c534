// Owns the arithmetic between moments and steps (RFC 6238 section 4.2, with T0 = 0). Time is always an argument.

const MS_PER_SECOND = 1000;

/** The step that `unixMs` falls in. Its end belongs to the next step. */
export function stepAt(unixMs: number, periodSeconds: number): number {
  return Math.floor(unixMs / (periodSeconds * MS_PER_SECOND));
}

/** The first millisecond of a step, in Unix time. */
export function stepStartsAtMs(step: number, periodSeconds: number): number {
  return step * periodSeconds * MS_PER_SECOND;
}

/** Milliseconds until the next step begins: over 0, at most the whole period. */
export function remainingMs(unixMs: number, periodSeconds: number): number {
  return stepStartsAtMs(stepAt(unixMs, periodSeconds) + 1, periodSeconds) - unixMs;
}
