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
  /** When the account was said to be locked, by the server's clock. */
  lockedAt: number | null;
}

export class Journal {
  readonly people: Told[] = [];
  /** Answers that came, and requests that nobody answered or that were answered with a failure of the server. */
  answered = 0;
  unanswered = 0;
  /** How far off the server's clock is. */
  clockShiftMs = 0;

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
