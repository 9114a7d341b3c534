// Owns the two words that stand where a day would: for the totals of now, and for the sum of a period.

/** Used as the day of the totals of now. Greater than every day, so that a range of days ends with it. */
export const TOTAL = "total";

/** Used as the day of a period's sum. No row is kept under it. */
export const WHOLE_PERIOD = "period";
