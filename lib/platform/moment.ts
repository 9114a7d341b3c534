// Owns moments of statements written by hand: text from one database, dates from the other.

export type Moment = string | Date;

/** The date of a moment, whichever database gave it. */
export function dateOf(moment: Moment | null): Date | null {
  return moment === null ? null : new Date(moment);
}
