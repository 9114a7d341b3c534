// Owns what goes wrong on demand: the next answers of one emulator, whatever the request deserved.

/**
 * "401", "429" and "503" come before anything is done; all others after it, so that what was asked for has happened.
 * "error" is the provider's own refusal, with the number of its error.
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
  /** How many requests; one unless told otherwise. */
  next?: number;
  /** Only requests about this number, address, id or SID: other tests go on undisturbed. */
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

  /** The fault that this request meets, which is used up by it. */
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
