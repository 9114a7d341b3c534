// Owns what figures stand under beside days: the whole, and the sum of a period.

/** Stands in the place of a day for what stands now. Greater than every day, so that a range of days ends with it. */
export const TOTAL = "total";

/** Stands in the place of a day for the sum of a period. No row is kept under it. */
export const WHOLE_PERIOD = "period";
