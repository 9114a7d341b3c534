// Owns the walks along indexes that a list of people is made of. One walk after the other gives the whole list.
import type { Prisma } from "@/generated/sqlite/client";
import type { PeoplePlace, PeopleQuery } from "@/lib/admin/people/people-query";
import { inactiveBefore } from "@/lib/admin/people/person-state";

type Where = Prisma.AccountWhereInput;
type TextColumn = "email" | "nameKey";
type TimeColumn = "createdAt" | "lastSignInAt" | "lockedUntil" | "deactivatedAt";

/** A stretch of one index, in its order. */
export interface Walk {
  /** Column whose value is the place of a page; ids tell equal values apart. */
  column: TextColumn | TimeColumn | "id";
  direction: "asc" | "desc";
  /** Columns before it in the index, each held to one value. */
  where: Where;
  /**
   * Those of them that are held to null, which PostgreSQL does not take for one value: unless it is asked to order by
   * them as well, it walks the primary key instead, and reads all people for a handful.
   */
  empty?: TimeColumn[];
  /** Ends of the stretch: from here, and below there. */
  from?: string | Date;
  below?: string | Date;
}

/** Sorts behind every text that begins as this one. */
export const LAST_POINT = "\u{10ffff}";
const EVER = new Date(0);

/** The walks of a query, in order. */
export function walksOf({ search, filter, sort }: PeopleQuery, now: Date): Walk[] {
  if (search) return searchWalks(search);
  const cut = inactiveBefore(now);
  const byEmail = { column: "email", direction: "asc" } as const;
  switch (filter) {
    case "no-second-factor":
      return [{ ...byEmail, where: { factorCount: 0 } }];
    case "codes-low":
      return [{ ...byEmail, where: { codesLow: true } }];
    case "admins":
      return [{ ...byEmail, where: { role: "admin" } }];
    case "locked":
      return [{ column: "lockedUntil", direction: "desc", where: {}, from: new Date(now.getTime() + 1) }];
    case "deactivated":
      return [{ column: "deactivatedAt", direction: "desc", where: {}, from: EVER }];
    case "inactive":
      return inactiveWalks(cut);
    case "all":
      return wholeList(sort);
  }
}

/** Those whose address begins so, then those whose name alone does. */
function searchWalks(search: string): Walk[] {
  const range = { direction: "asc", from: search, below: `${search}${LAST_POINT}` } as const;
  const shownAlready = { email: { gte: range.from, lt: range.below } };
  return [
    { ...range, column: "email", where: {} },
    { ...range, column: "nameKey", where: { NOT: shownAlready } },
  ];
}

/** Away longest first; at the end those of whom no sign-in is known. */
function inactiveWalks(cut: Date): Walk[] {
  const here = { deactivatedAt: null };
  return [
    { column: "lastSignInAt", direction: "asc", where: here, from: EVER, below: cut },
    {
      column: "id",
      direction: "asc",
      where: { ...here, lastSignInAt: null, createdAt: { lt: cut } },
      empty: ["deactivatedAt", "lastSignInAt"],
    },
  ];
}

function wholeList(sort: PeopleQuery["sort"]): Walk[] {
  switch (sort) {
    case "email":
      return [{ column: "email", direction: "asc", where: {} }];
    case "newest":
      return [{ column: "createdAt", direction: "desc", where: {} }];
    case "last-sign-in":
      return [
        { column: "lastSignInAt", direction: "desc", where: {}, from: EVER },
        { column: "id", direction: "desc", where: { lastSignInAt: null }, empty: ["lastSignInAt"] },
      ];
  }
}

/** The rows of a walk: all of them, or those after a place. */
export function walkWhere({ column, direction, where, from, below }: Walk, after: PeoplePlace | null): Where {
  if (!after) return { ...where, ...(from !== undefined && { [column]: { gte: from, lt: below } }) };
  const further = direction === "asc" ? "gt" : "lt";
  if (column === "id") return { ...where, id: { [further]: after.id } };
  const key = isText(column) ? after.key : new Date(Number(after.key));
  // Addresses are unique.
  if (column === "email") return { ...where, email: { gt: key as string, lt: below as string } };
  // One bound a side, or the walk would begin at the looser one and read everything up to the place.
  const ends = direction === "asc" ? { gte: key, lt: below } : { gte: from, lte: key };
  const tie = { OR: [{ [column]: { [further]: key } }, { id: { [further]: after.id } }] };
  return { AND: [where, { [column]: ends }, tie] };
}

/** The order of the rows of a walk. Where values are equal the id decides. */
export function walkOrder({ column, direction, empty = [] }: Walk): Prisma.AccountOrderByWithRelationInput[] {
  const byId = { id: direction };
  if (column === "id") return [...empty.map((each) => ({ [each]: direction })), byId];
  return column === "email" ? [{ email: direction }] : [{ [column]: direction }, byId];
}

/** Whether a column holds an address or a name, and no moment or id. */
export function isText(column: Walk["column"]): column is TextColumn {
  return column === "email" || column === "nameKey";
}

/** Whether a place can be one of this walk; a client may have made it up. */
export function fitsWalk({ column, from }: Walk, { key }: PeoplePlace): boolean {
  if (column === "id") return key === "";
  if (!isText(column)) return /^\d{1,15}$/.test(key);
  return key !== "" && (typeof from !== "string" || key.startsWith(from));
}
