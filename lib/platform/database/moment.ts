// Owns reading moments out of raw SQL: one database gives text, the other dates.

export type Moment = string | Date;

/** The date of a moment that either database gave. */
export function dateOf(moment: Moment | null): Date | null {
  return moment === null ? null : new Date(moment);
}
