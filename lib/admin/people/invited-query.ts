// Owns the address of a page of the list of those who were invited and have not joined yet. Pure.
import { type PeoplePlace, placeOf, placeText, searchKey } from "@/lib/admin/people/people-query";

export interface InvitedQuery {
  /** The start of an address, canonical; empty for the whole list. */
  search: string;
  /** Null for the first page. */
  after: PeoplePlace | null;
}

const HOME = "/admin/users/invited";

/** Reads the parameters of an address, whatever stands there: what is no query of ours asks for everybody (R22). */
export function invitedQuery({ q, after }: Record<string, unknown>): InvitedQuery {
  const search = typeof q === "string" ? searchKey(q) : "";
  return { search, after: placeOf(after) };
}

/** The address of a page of the list. What is as usual is left out. */
export function invitedPath({ search, after }: Partial<InvitedQuery>): string {
  const parameters = new URLSearchParams();
  if (search) parameters.set("q", search);
  if (after) parameters.set("after", placeText(after));
  const query = parameters.toString();
  return query ? `${HOME}?${query}` : HOME;
}
