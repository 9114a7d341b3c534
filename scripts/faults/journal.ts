// Owns what clients were told: what a server acknowledged must be there whatever happened to it afterwards.
import type { TotpKey } from "@/lib/totp/totp-key";

/** One person, as far as an answer said so. What was asked and never answered is known to nobody. */
export interface Told {
  email: string;
  hasAccount: boolean;
  /** Null until the first code was accepted. */
  key: TotpKey | null;
  /** Codes that were shown after it. */
  recoveryCodes: string[];
  /** How often a code of a step was accepted; one that was sent and never answered stands with 0. */
  accepted: Map<number, number>;
  /** The same of recovery codes. */
  spent: Map<string, number>;
  /** When the account was locked at the earliest, by the server's clock; null until it was said to be. */
  lockedAt: number | null;
}

export class Journal {
  readonly people: Told[] = [];
  /** Answers that came, and requests that nobody answered or that were answered with a failure of the server. */
  answered = 0;
  unanswered = 0;
  /** How far off the server's clock was, and until when. */
  readonly #shifts = [{ ms: 0, untilMs: Number.POSITIVE_INFINITY }];

  /** Notes that the server's clock jumps. Until `jump` has ended it may be off by either. */
  async jumpClock(ms: number, jump: () => Promise<void>): Promise<void> {
    const before = this.#shifts.at(-1);
    this.#shifts.push({ ms, untilMs: Number.POSITIVE_INFINITY });
    await jump();
    if (before) before.untilMs = Date.now();
  }

  /** The least that the server's clock was off at any time since a moment: what it did since was no earlier by it. */
  leastShiftSince(momentMs: number): number {
    return Math.min(...this.#shifts.filter(({ untilMs }) => untilMs >= momentMs).map(({ ms }) => ms));
  }

  add(email: string): Told {
    const told: Told = {
      email,
      hasAccount: false,
      key: null,
      recoveryCodes: [],
      accepted: new Map(),
      spent: new Map(),
      lockedAt: null,
    };
    this.people.push(told);
    return told;
  }
}

/** Counts one more of something that must happen once. */
export function countOne<K>(counts: Map<K, number>, key: K, isAccepted: boolean): void {
  counts.set(key, (counts.get(key) ?? 0) + (isAccepted ? 1 : 0));
}
