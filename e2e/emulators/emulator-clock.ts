// Owns the time of the emulators: the machine's, which a test may move.

export class EmulatorClock {
  #offsetMs = 0;

  /** Unix time in milliseconds. */
  now(): number {
    return Date.now() + this.#offsetMs;
  }

  /** ISO 8601 in whole seconds, as both providers write it. */
  iso(at = this.now()): string {
    return `${new Date(at).toISOString().slice(0, 19)}Z`;
  }

  advance(seconds: number): void {
    this.#offsetMs += seconds * 1000;
  }

  set(now: number): void {
    this.#offsetMs = now - Date.now();
  }

  reset(): void {
    this.#offsetMs = 0;
  }
}
