// Owns what this process remembers of meters, so that a caller who comes again is not looked up again.
//
// Remembering is safe within a day: a meter is written only over the version that it was reckoned from, and what is
// remembered as used up stays used up. Rows of days before are swept away, and their versions come again.
import type { StoredMeter } from "./meter-store";

/** Some hundred bytes each. */
const MAX_REMEMBERED = 10_000;

export class KnownMeters {
  readonly #meters = new Map<string, StoredMeter>();

  get(caller: string): StoredMeter | undefined {
    return this.#meters.get(caller);
  }

  /** Remembers a meter, and forgets the one that was written longest ago when there are too many. */
  remember(caller: string, stored: StoredMeter): void {
    this.#meters.delete(caller);
    this.#meters.set(caller, stored);
    const [oldest] = this.#meters.keys();
    if (this.#meters.size > MAX_REMEMBERED && oldest !== undefined) this.#meters.delete(oldest);
  }

  forget(caller: string): void {
    this.#meters.delete(caller);
  }
}
