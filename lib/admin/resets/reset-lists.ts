// Owns the lists of resets and requests as administrators see them: open, under way, and over.
import "server-only";
import { type NamedPerson, namedPeople } from "@/lib/accounts/named-people";
import type { ResetReason } from "@/lib/admin/help-reasons";
import type { ResetState } from "@/lib/admin/resets/reset-terms";
import { database } from "@/lib/platform/db";
import { RESETS_PAGE } from "@/lib/platform/limits";

export interface ListedRequest {
  id: string;
  email: string;
  createdAt: Date;
  browser: string;
  address: string;
}

export interface ListedReset {
  id: string;
  email: string;
  name: string | null;
  state: ResetState;
  reasonClass: ResetReason | null;
  /** Address of the administrator who began or refused it; null when that account is gone. */
  admin: string | null;
  createdAt: Date;
  /** How long the person may call it off, once it is approved. */
  delaySeconds: number;
  effectiveAt: Date | null;
  endedAt: Date | null;
}

/** A place in the history, newest first: everything after it ended earlier. */
export interface ResetPlace {
  at: Date;
  id: string;
}

export interface ResetLists {
  /** Requests that nobody has decided, oldest first; none on later pages. */
  requests: ListedRequest[];
  /** Whether there are more of them than one page holds. */
  isMore: boolean;
  /** Resets that wait for a second administrator or for their time, oldest first; none on later pages. */
  pending: ListedReset[];
  /** One page of what is over, newest first, and where the next begins. */
  resets: ListedReset[];
  older: ResetPlace | null;
}

export const LISTED_RESET = {
  id: true,
  state: true,
  reasonClass: true,
  createdAt: true,
  delaySeconds: true,
  effectiveAt: true,
  endedAt: true,
  accountId: true,
  actorId: true,
} as const;

type ResetRow = Awaited<ReturnType<typeof pendingResets>>[number];

/** A page of resets, in one statement for each of its lists and one for all the addresses in them. */
export async function resetLists(before: ResetPlace | null): Promise<ResetLists> {
  const asked = before ? [] : await openRequests();
  const pending = before ? [] : await pendingResets();
  const ended = await endedResets(before);
  const people = await namedPeople([
    ...asked.map(({ accountId }) => accountId),
    ...[...pending, ...ended].flatMap(({ accountId, actorId }) => [accountId, actorId]),
  ]);
  const listed = (rows: ResetRow[]) => rows.map((row) => listedReset(row, people));
  const resets = listed(ended.slice(0, RESETS_PAGE));
  const last = resets.at(-1);
  const requests = asked.slice(0, RESETS_PAGE).map(({ accountId, ...row }) => {
    return { ...row, email: people.get(accountId)?.email ?? "" };
  });
  return {
    requests,
    isMore: asked.length > RESETS_PAGE,
    pending: listed(pending),
    resets,
    older: ended.length > RESETS_PAGE && last?.endedAt ? { at: last.endedAt, id: last.id } : null,
  };
}

/** A reset as lists show it. `people` are those whose ids it names; who is gone has no address. */
export function listedReset(
  { accountId, actorId, state, reasonClass, ...row }: ResetRow,
  people: ReadonlyMap<string, NamedPerson>,
): ListedReset {
  const { email = "", name = null } = people.get(accountId) ?? {};
  return {
    ...row,
    email,
    name,
    state: state as ResetState,
    reasonClass: reasonClass as ResetReason | null,
    admin: (actorId && people.get(actorId)?.email) || null,
  };
}

/** One more than a page holds, which tells whether there are more. */
function openRequests() {
  return database().resetRequest.findMany({
    where: { decidedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: RESETS_PAGE + 1,
    select: { id: true, createdAt: true, browser: true, address: true, accountId: true },
  });
}

function pendingResets() {
  return database().reset.findMany({
    where: { endedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: RESETS_PAGE,
    select: LISTED_RESET,
  });
}

/** One more than a page holds. */
function endedResets(before: ResetPlace | null) {
  return database().reset.findMany({
    // The bound on the sort column lets the index begin at the place; the rest tells rows of one moment apart.
    where: before
      ? { endedAt: { lte: before.at }, OR: [{ endedAt: { lt: before.at } }, { id: { lt: before.id } }] }
      : { endedAt: { not: null } },
    orderBy: [{ endedAt: "desc" }, { id: "desc" }],
    take: RESETS_PAGE + 1,
    select: LISTED_RESET,
  });
}
