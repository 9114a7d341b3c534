// Owns what can go wrong between us and a provider, told without anything that was sent or answered. Pure.

/**
 * How far a request came. "unreached": nobody took it. "unanswered": it may have been taken, and no answer came.
 * "unreadable": an answer that means nothing to us. "answered": a refusal.
 */
export type FaultKind = "unreached" | "unanswered" | "unreadable" | "answered";

/** A failed call. It never quotes an answer, because providers repeat telephone numbers and codes in theirs. */
export class ProviderFault extends Error {
  override readonly name = "ProviderFault";

  constructor(
    readonly kind: FaultKind,
    /** HTTP status, where there was an answer. */
    readonly status: number | null = null,
    /** The provider's own number for its error, or our word where it gives none. */
    readonly errorNumber: string | null = null,
    /** Whether it concerns one person, whatever its status says. */
    readonly isPersonal = false,
  ) {
    super(`provider ${kind}, status ${status ?? "none"}, error ${errorNumber ?? "none"}`);
  }

  /** Whether it tells of trouble at the provider and not with one request: the breaker counts only these. */
  get isOutage(): boolean {
    if (this.isPersonal) return false;
    return this.kind !== "answered" || (this.status !== null && this.status >= 500);
  }
}

/** Whether an error is a ProviderFault. Told by its name, because the process's two bundles each have their own class. */
export function isProviderFault(error: unknown): error is ProviderFault {
  return error instanceof Error && error.name === "ProviderFault";
}
