// Owns the histogram of how long enrolling takes, and what is read off it. Pure.

/** Upper bounds in seconds, each included. Whatever takes longer than the last is "more". */
export const TIME_BOUNDS = [10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600] as const;

export type TimeBucket = `${(typeof TIME_BOUNDS)[number]}` | "more";

export const TIME_BUCKETS: readonly TimeBucket[] = [
  ...TIME_BOUNDS.map((bound): TimeBucket => `${bound}`),
  "more",
];

/** The bucket of a duration. */
export function bucketOf(seconds: number): TimeBucket {
  const bound = TIME_BOUNDS.find((upTo) => seconds <= upTo);
  return bound === undefined ? "more" : `${bound}`;
}

/**
 * The seconds within which a share of all enrollments was done (nearest rank). At most one bucket off: those within a
 * bucket are taken to be spread evenly. Null without enrollments; Infinity beyond the last bound.
 * @param counts how many fell into each of TIME_BUCKETS
 * @param share greater than 0, at most 1
 */
export function timeWithin(counts: readonly number[], share: number): number | null {
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all === 0) return null;
  const rank = Math.max(1, Math.ceil(share * all));
  let before = 0;
  let lower = 0;
  for (const [place, upper] of TIME_BOUNDS.entries()) {
    const count = counts[place] ?? 0;
    if (before + count >= rank) return lower + ((rank - before) / count) * (upper - lower);
    before += count;
    lower = upper;
  }
  return Number.POSITIVE_INFINITY;
}
