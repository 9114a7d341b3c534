// Owns the address of a page of the list of those who were invited and have not joined yet. Pure.
import { type PeoplePlace, placeOf, placeText, searchKey } from "@/lib/admin/people/people-query";

export interface InvitedQuery {
  /** The start of an address, canonical; empty for the whole list. */
  search: string;
  /** Null for the first page. */
  after: PeoplePlace | null;
  /** The id of the invitation that was withdrawn right before. Each one makes an address of its own, and so news. */
  withdrawn: string | null;
}

const ID = /^[\w-]{1,64}$/;
const HOME = "/admin/users/invited";

/** Reads the parameters of an address, whatever stands there: what is no query of ours asks for everybody (R22). */
export function invitedQuery({ q, after, withdrawn }: Record<string, unknown>): InvitedQuery {
  const search = typeof q === "string" ? searchKey(q) : "";
  const id = typeof withdrawn === "string" && ID.test(withdrawn) ? withdrawn : null;
  return { search, after: placeOf(after), withdrawn: id };
}

/** The address of a page of the list. What is as usual is left out. */
export function invitedPath({ search, after, withdrawn }: Partial<InvitedQuery>): string {
  const parameters = new URLSearchParams();
  if (search) parameters.set("q", search);
  if (after) parameters.set("after", placeText(after));
  if (withdrawn) parameters.set("withdrawn", withdrawn);
  const query = parameters.toString();
  return query ? `${HOME}?${query}` : HOME;
}
