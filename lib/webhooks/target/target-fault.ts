// Owns why a receiver got nothing, or gave no answer.

const TARGET_FAILURES = [
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

/** What the log of a webhook may say of one that was not delivered. */
export const DELIVERY_FAILURES = [...TARGET_FAILURES, "called-off"] as const;

/** Nothing of what a receiver says stands in it. */
export class TargetFault extends Error {
  constructor(readonly failure: TargetFailure) {
    super(failure);
  }
}
