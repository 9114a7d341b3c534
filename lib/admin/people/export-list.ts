// Owns how a list of people is named in the address of its export, in letters that a step-up carries along. Pure.
import { PEOPLE_FILTERS, type PeopleChoice, searchKey } from "@/lib/admin/people/people-query";

const LONGEST = 64;

/** The name of a list, such as "locked"; null when it is too long to be carried, as only long searches are. */
export function listName({ search, filter }: PeopleChoice): string | null {
  const name = search ? `${filter}_${Buffer.from(search).toString("base64url")}` : filter;
  return name.length <= LONGEST ? name : null;
}

/** The list of a name, or null when there is none of it. */
export function listNamed(name: string): PeopleChoice | null {
  const end = name.indexOf("_");
  const [word, code] = end < 0 ? [name, ""] : [name.slice(0, end), name.slice(end + 1)];
  const filter = PEOPLE_FILTERS.find((known) => known === word);
  const search = searchKey(Buffer.from(code, "base64url").toString());
  if (!filter || name.length > LONGEST || (end >= 0 && search === "")) return null;
  return { filter, search };
}
