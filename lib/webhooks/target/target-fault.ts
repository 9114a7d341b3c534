// Owns why a receiver got nothing, or gave no answer.

export const TARGET_FAILURES = [
  "unresolved",
  "address-refused",
  "unreached",
  "timed-out",
  "redirected",
  "refused",
  "gone",
  "unopened",
] as const;

export type TargetFailure = (typeof TARGET_FAILURES)[number];

/** Nothing of what a receiver says stands in it. */
export class TargetFault extends Error {
  constructor(readonly failure: TargetFailure) {
    super(failure);
  }
}
