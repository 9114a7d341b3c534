// Owns the address of a page of the list of people: whom it shows, in which order, and from where on. Pure.

export const PEOPLE_FILTERS = [
  "all",
  "no-second-factor",
  "codes-low",
  "locked",
  "inactive",
  "deactivated",
  "admins",
] as const;
export type PeopleFilter = (typeof PEOPLE_FILTERS)[number];

/** Orders of the whole list; a filter and a search have one of their own each (decision 011). */
export const PEOPLE_SORTS = ["email", "newest", "last-sign-in"] as const;
export type PeopleSort = (typeof PEOPLE_SORTS)[number];

/** Whom a list shows, on whichever page. */
export interface PeopleChoice {
  /** The start of an address or of a name, canonical; empty when nobody is searched for. */
  search: string;
  filter: PeopleFilter;
}

/** The place between two people: which walk, and the sort column and id of the person before it. */
export interface PeoplePlace {
  walk: number;
  /** An address or a name, or milliseconds; empty where the column is. */
  key: string;
  id: string;
}

export interface PeopleQuery extends PeopleChoice {
  sort: PeopleSort;
  /** Null for the first page. */
  after: PeoplePlace | null;
}

const SEARCH_LONGEST = 254;
const PLACE = /^([0-9])\.([\w-]{1,64})\.(.{0,320})$/su;
/** Characters that no address and no name holds, and that databases may refuse; the two joiners do stand in names. */
const HIDDEN = /(?![\u200c\u200d])\p{C}/gu;

/** What is typed, in the form that addresses and names are kept in. */
export function searchKey(typed: string): string {
  // Normalizing long runs of combining marks takes quadratic time, so a length stands before it.
  const seen = typed.slice(0, SEARCH_LONGEST).replace(/\s/g, " ").replace(HIDDEN, "");
  return seen.normalize("NFKC").toLowerCase().normalize("NFKC").replace(/\s+/g, " ").trim();
}

/** Reads the parameters of an address, whatever stands there: what is no query of ours asks for everybody (R22). */
export function peopleQuery(parameters: Record<string, unknown>): PeopleQuery {
  const { q, filter, sort, after } = parameters;
  return {
    search: typeof q === "string" ? searchKey(q) : "",
    filter: PEOPLE_FILTERS.find((known) => known === filter) ?? "all",
    sort: PEOPLE_SORTS.find((known) => known === sort) ?? "email",
    after: placeOf(after),
  };
}

/** The place of a parameter, or null. */
export function placeOf(text: unknown): PeoplePlace | null {
  const [, walk, id, key] = (typeof text === "string" && PLACE.exec(text)) || [];
  if (walk === undefined || id === undefined || key === undefined) return null;
  return { walk: Number(walk), id, key: key.replace(HIDDEN, "") };
}

/** A place in the list as it stands in an address. */
export function placeText({ walk, id, key }: PeoplePlace): string {
  return `${walk}.${id}.${key}`;
}

/** The address of a page of the list. What is as usual is left out. */
export function peoplePath({ search, filter, sort, after }: Partial<PeopleQuery>): string {
  const parameters = new URLSearchParams();
  if (search) parameters.set("q", search);
  if (filter && filter !== "all") parameters.set("filter", filter);
  if (sort && sort !== "email") parameters.set("sort", sort);
  if (after) parameters.set("after", placeText(after));
  const query = parameters.toString();
  return query ? `/admin/users?${query}` : "/admin/users";
}
