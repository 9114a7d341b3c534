// Owns reading the list of people, page by page, whatever their number.
import "server-only";
import type { PeoplePlace, PeopleQuery } from "@/lib/admin/people/people-query";
import { fitsWalk, isText, type Walk, walkOrder, walksOf, walkWhere } from "@/lib/admin/people/people-walks";
import { isShownBy, type ListedPerson } from "@/lib/admin/people/person-state";
import { database } from "@/lib/platform/db";
import { PEOPLE_LOOKED_THROUGH } from "@/lib/platform/limits";

const LISTED = {
  id: true,
  email: true,
  emailConfirmedAt: true,
  name: true,
  role: true,
  createdAt: true,
  lastSignInAt: true,
  deactivatedAt: true,
  factorCount: true,
  codesLeft: true,
  codesLow: true,
  lockedUntil: true,
} as const;

type Row = ListedPerson & { nameKey: string | null };

export interface PeoplePage {
  people: ListedPerson[];
  /** Where the next page begins; null at the end. */
  next: PeoplePlace | null;
}

/**
 * One page of a list of people. A search within a filter looks through PEOPLE_LOOKED_THROUGH people at most, so that
 * its page may be short, or empty, and still have a next one.
 */
export async function peoplePage(query: PeopleQuery, size: number, now: Date): Promise<PeoplePage> {
  const sifts = query.search !== "" && query.filter !== "all";
  const look = sifts ? PEOPLE_LOOKED_THROUGH : size;
  const found = await walkOn(query, look + 1, now);
  const people: ListedPerson[] = [];
  let last = -1;
  while (last + 1 < Math.min(look, found.length) && people.length < size) {
    last += 1;
    const row = found[last]?.row;
    if (row && (!sifts || isShownBy(query.filter, row, now))) people.push(listed(row));
  }
  const end = found[last];
  return { people, next: end && found.length > last + 1 ? placeAt(end.row, end.walk, end.index) : null };
}

interface Found {
  row: Row;
  walk: Walk;
  index: number;
}

/** The next people of the walks, as many as are asked for if there are so many. */
async function walkOn(query: PeopleQuery, count: number, now: Date): Promise<Found[]> {
  const walks = walksOf(query, now);
  const begun = query.after && walks[query.after.walk];
  const after = begun && query.after && fitsWalk(begun, query.after) ? query.after : null;
  const found: Found[] = [];
  for (const [index, walk] of walks.entries()) {
    if (index < (after?.walk ?? 0)) continue;
    const rows = await database().account.findMany({
      where: walkWhere(walk, index === after?.walk ? after : null),
      orderBy: walkOrder(walk),
      take: count - found.length,
      select: { ...LISTED, nameKey: true },
    });
    found.push(...rows.map((row) => ({ row, walk, index })));
    if (found.length >= count) break;
  }
  return found;
}

function placeAt(row: Row, { column }: Walk, index: number): PeoplePlace {
  if (column === "id") return { walk: index, id: row.id, key: "" };
  const key = isText(column) ? row[column] : row[column]?.getTime();
  return { walk: index, id: row.id, key: String(key) };
}

/** Without what is only searched by. */
function listed({ nameKey: _, ...person }: Row): ListedPerson {
  return person;
}
