// Owns the rotation of keys as every table goes through it: what stands under an old key is sealed anew under the current one.
import { settings } from "@/lib/platform/env";
import { isSealedWithOldKey, open, type SealedPlace, seal } from "@/lib/platform/secret-box";

const BATCH = 200;

/** The next rows after an id, for a query. */
export const rowsAfter = (id: string) =>
  ({ where: { id: { gt: id } }, orderBy: { id: "asc" }, take: BATCH }) as const;

/**
 * Walks over a table in the order of its ids. May be stopped and run again.
 * @param next `rowsAfter` an id
 * @param reseal seals the values of one row anew where that is due; returns how many
 * @returns how many in all
 */
export async function resealTable<Row extends { id: string }>(
  next: (afterId: string) => Promise<Row[]>,
  reseal: (row: Row) => Promise<number>,
): Promise<number> {
  let resealed = 0;
  for (let after = ""; ; ) {
    const rows = await next(after);
    for (const row of rows) resealed += await reseal(row);
    const last = rows.at(-1);
    if (!last) return resealed;
    after = last.id;
  }
}

/**
 * A value under the current key; null where it stands under that already.
 * @throws Error naming the row, when it does not open
 */
export async function freshlySealed(sealed: string, place: SealedPlace): Promise<string | null> {
  const keys = settings().encryptionKeys;
  if (!isSealedWithOldKey(sealed, keys)) return null;
  const secret = await open(sealed, place, keys).catch((cause: unknown) => {
    throw new Error(`the ${place.purpose} of ${place.table} ${place.row} does not open`, { cause });
  });
  return seal(secret, place, keys);
}
