// Owns what figures stand under beside days: the whole, and the sum of a period.

/** Used as the day of what is so now. Greater than every day, so that a range of days ends with it. */
export const TOTAL = "total";

/** Used as the day of a period's sum. No row is kept under it. */
export const WHOLE_PERIOD = "period";
