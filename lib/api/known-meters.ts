// Owns the meters that this process remembers, so that a caller who comes again is not looked up again.
//
// Remembering is safe within a day: a meter is written only over the version that it was reckoned from, and a quota that
// is used up stays used up. It is not safe longer: rows of earlier days are swept, and new rows repeat their versions.
import type { StoredMeter } from "./meter-store";

/** Each takes a few hundred bytes. */
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
