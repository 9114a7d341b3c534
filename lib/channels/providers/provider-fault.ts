// Owns what can go wrong between us and a provider, in words that hold nothing of what was sent. Pure.

/**
 * How far a request came. "unreached": nobody took it. "unanswered": it may have been taken, and no answer came.
 * "unreadable": an answer that means nothing to us. "answered": a refusal.
 */
export type FaultKind = "unreached" | "unanswered" | "unreadable" | "answered";

/** Never quotes an answer: a provider repeats numbers and codes in its own words. */
export class ProviderFault extends Error {
  override readonly name = "ProviderFault";

  constructor(
    readonly kind: FaultKind,
    /** HTTP status, where there was an answer. */
    readonly status: number | null = null,
    /** The provider's own number of its error, or our word where it gives none. */
    readonly errorNumber: string | null = null,
    /** Whether it is about one person, whatever its status says. */
    readonly isPersonal = false,
  ) {
    super(`provider ${kind}, status ${status ?? "none"}, error ${errorNumber ?? "none"}`);
  }

  /** Whether it speaks of the provider and not of one request: the breaker counts these alone. */
  get isOutage(): boolean {
    if (this.isPersonal) return false;
    return this.kind !== "answered" || (this.status !== null && this.status >= 500);
  }
}

/** By its name: each of the process's two bundles has a class of its own. */
export function isProviderFault(error: unknown): error is ProviderFault {
  return error instanceof Error && error.name === "ProviderFault";
}
