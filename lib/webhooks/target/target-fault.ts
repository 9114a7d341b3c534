// Owns why a receiver could not be reached, or did not take what it was sent.

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

/** Why a delivery failed, as a webhook's list of deliveries tells it. */
export const DELIVERY_FAILURES = [...TARGET_FAILURES, "called-off"] as const;

/** A failed request. It holds nothing of what the receiver answered. */
export class TargetFault extends Error {
  constructor(readonly failure: TargetFailure) {
    super(failure);
  }
}
