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

/** Requests that nobody has decided, oldest first; as many as one page holds, and whether there are more. */
export async function openRequests(): Promise<{ requests: ListedRequest[]; isMore: boolean }> {
  const rows = await database().resetRequest.findMany({
    where: { decidedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: RESETS_PAGE + 1,
    select: {
      id: true,
      createdAt: true,
      browser: true,
      address: true,
      account: { select: { email: true } },
    },
  });
  const requests = rows.slice(0, RESETS_PAGE).map(({ account: { email }, ...row }) => ({ ...row, email }));
  return { requests, isMore: rows.length > RESETS_PAGE };
}

export const LISTED_RESET = {
  id: true,
  state: true,
  reasonClass: true,
  createdAt: true,
  effectiveAt: true,
  endedAt: true,
  account: { select: { email: true } },
  actor: { select: { email: true } },
} as const;

interface ResetRow {
  id: string;
  state: string;
  reasonClass: string | null;
  createdAt: Date;
  effectiveAt: Date | null;
  endedAt: Date | null;
  account: { email: string };
  actor: { email: string } | null;
}

export function listedReset({ state, reasonClass, account, actor, ...row }: ResetRow): ListedReset {
  return {
    ...row,
    email: account.email,
    state: state as ResetState,
    reasonClass: reasonClass as ResetReason | null,
    admin: actor?.email ?? null,
  };
}

/** Resets that wait for a second administrator or for their time, oldest first. */
export async function pendingResets(): Promise<ListedReset[]> {
  const rows = await database().reset.findMany({
    where: { endedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: RESETS_PAGE,
    select: LISTED_RESET,
  });
  return rows.map(listedReset);
}

/** One page of what is over, newest first, and where the next begins. */
export async function endedResets(
  before: ResetPlace | null,
): Promise<{ resets: ListedReset[]; older: ResetPlace | null }> {
  const rows = await database().reset.findMany({
    // The bound on the sort column lets the index begin at the place; the rest tells rows of one moment apart.
    where: before
      ? { endedAt: { lte: before.at }, OR: [{ endedAt: { lt: before.at } }, { id: { lt: before.id } }] }
      : { endedAt: { not: null } },
    orderBy: [{ endedAt: "desc" }, { id: "desc" }],
    take: RESETS_PAGE + 1,
    select: LISTED_RESET,
  });
  const resets = rows.slice(0, RESETS_PAGE).map(listedReset);
  const last = resets.at(-1);
  const isMore = rows.length > RESETS_PAGE;
  return { resets, older: isMore && last?.endedAt ? { at: last.endedAt, id: last.id } : null };
}
