// Owns what clients were told: whatever a server acknowledged must survive.
import type { TotpKey } from "@/lib/totp/totp-key";

/** One person, as far as answers tell. What became of a request without an answer is unknown. */
export interface Told {
  email: string;
  hasAccount: boolean;
  /** Null until the first code was accepted. */
  key: TotpKey | null;
  /** The recovery codes that were shown after it. */
  recoveryCodes: string[];
  /** How often the code of each step was accepted; 0 for one that was sent and never answered. */
  accepted: Map<number, number>;
  /** The same for recovery codes. */
  spent: Map<string, number>;
  /** The earliest time at which the account was locked, by the server's clock; null until an answer said so. */
  lockedAt: number | null;
}

export class Journal {
  readonly people: Told[] = [];
  /** Answers, and requests without one or with a failure of the server. */
  answered = 0;
  unanswered = 0;
  /** How far off the server's clock was, and until when. */
  readonly #shifts = [{ ms: 0, untilMs: Number.POSITIVE_INFINITY }];

  /** Notes that the server's clock jumps. Until `jump` has ended it may be off by the old or by the new amount. */
  async jumpClock(ms: number, jump: () => Promise<void>): Promise<void> {
    const before = this.#shifts.at(-1);
    this.#shifts.push({ ms, untilMs: Number.POSITIVE_INFINITY });
    await jump();
    if (before) before.untilMs = Date.now();
  }

  /** The least that the server's clock was off since a moment: nothing since then was earlier by that clock. */
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

/** Counts one more of what must happen only once. */
export function countOne<K>(counts: Map<K, number>, key: K, isAccepted: boolean): void {
  counts.set(key, (counts.get(key) ?? 0) + (isAccepted ? 1 : 0));
}
