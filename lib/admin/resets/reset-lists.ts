// Owns the lists of resets and requests as administrators see them: open, under way, and over.
import "server-only";
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
  state: ResetState;
  reasonClass: ResetReason | null;
  /** Address of the administrator who began or refused it; null when that account is gone. */
  admin: string | null;
  createdAt: Date;
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
  effectiveAt: true,
  endedAt: true,
  accountId: true,
  actorId: true,
} as const;

interface ResetRow {
  id: string;
  state: string;
  reasonClass: string | null;
  createdAt: Date;
  effectiveAt: Date | null;
  endedAt: Date | null;
  accountId: string;
  actorId: string | null;
}

/** A page of resets, in one statement for each of its lists and one for all the addresses in them. */
export async function resetLists(before: ResetPlace | null): Promise<ResetLists> {
  const asked = before ? [] : await openRequests();
  const pending = before ? [] : await pendingResets();
  const ended = await endedResets(before);
  const emails = await emailsOf([...asked, ...pending, ...ended]);
  const listed = (rows: ResetRow[]) => rows.map((row) => listedReset(row, emails));
  const resets = listed(ended.slice(0, RESETS_PAGE));
  const last = resets.at(-1);
  const requests = asked.slice(0, RESETS_PAGE).map(({ accountId, ...row }) => {
    return { ...row, email: emails.get(accountId) ?? "" };
  });
  return {
    requests,
    isMore: asked.length > RESETS_PAGE,
    pending: listed(pending),
    resets,
    older: ended.length > RESETS_PAGE && last?.endedAt ? { at: last.endedAt, id: last.id } : null,
  };
}

/** The addresses of whoever rows name, by their ids. */
export async function emailsOf(
  rows: { accountId: string; actorId?: string | null }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(rows.flatMap(({ accountId, actorId }) => (actorId ? [accountId, actorId] : accountId)));
  if (ids.size === 0) return new Map();
  const where = { id: { in: [...ids] } };
  const accounts = await database().account.findMany({ where, select: { id: true, email: true } });
  return new Map(accounts.map(({ id, email }) => [id, email]));
}

export function listedReset(
  { accountId, actorId, state, reasonClass, ...row }: ResetRow,
  emails: ReadonlyMap<string, string>,
): ListedReset {
  return {
    ...row,
    email: emails.get(accountId) ?? "",
    state: state as ResetState,
    reasonClass: reasonClass as ResetReason | null,
    admin: (actorId && emails.get(actorId)) || null,
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
