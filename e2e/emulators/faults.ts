// Owns what goes wrong on demand: the next answers of one emulator, whatever the request.

/**
 * With "401", "429", "503" and "error", the provider's own refusal with a number, nothing is done. With all others, what was
 * asked for is done before the fault.
 */
export const FAULTS = [
  "401",
  "429",
  "503",
  "500",
  "error",
  "timeout",
  "drop",
  "malformed",
  "html",
  "empty",
  "error-200",
  "redirect",
] as const;

export type FaultName = (typeof FAULTS)[number];

export interface Fault {
  as: FaultName;
  /** How many requests; by default one. */
  next?: number;
  /** Only requests about this number, address, id or SID, so that other tests are not disturbed. */
  match?: string;
  /** Of "error": HTTP status and the provider's number. */
  status?: number;
  code?: number;
}

export class Faults {
  #waiting: (Fault & { next: number })[] = [];

  add(fault: Fault): void {
    this.#waiting.push({ ...fault, next: fault.next ?? 1 });
  }

  /** The fault for this request, which uses it up. */
  take(texts: readonly string[]): Fault | null {
    const met = this.#waiting.find(({ match }) => !match || texts.some((text) => text.includes(match)));
    if (!met) return null;
    met.next -= 1;
    this.#waiting = this.#waiting.filter(({ next }) => next > 0);
    return met;
  }

  clear(): void {
    this.#waiting = [];
  }
}
