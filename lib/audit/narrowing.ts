// Owns conditions that narrow a reading of the log down without leading it.

/**
 * Equality that no index is walked along for: SQLite knows nothing of how many rows a value has, and would rather
 * follow the hundred thousand of one event than the hundred of one person. The empty text stands in no row.
 */
export function narrowing(value: string): { in: string[] } {
  return { in: [value, ""] };
}
