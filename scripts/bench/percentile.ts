// Owns the percentile of measured values.

/**
 * The smallest value that a share of all values do not exceed (nearest rank). Throws RangeError for no values.
 * @param share greater than 0, at most 1
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  const value = sorted[Math.ceil(sorted.length * share) - 1];
  if (value === undefined) throw new RangeError("no values, no percentile");
  return value;
}
