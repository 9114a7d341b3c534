// Owns the reading of the system clock. Only entry points ask it; everything below takes `now` as an argument.

/** The platform's own: what Next puts in its place costs a microsecond each time. */
const { Date: PlatformDate } = globalThis;

/** The server's clock. ASVS 6.5.8: no time that a client sends is ever used in its place. */
export const clock: { now(): Date } = { now: () => new PlatformDate() };
