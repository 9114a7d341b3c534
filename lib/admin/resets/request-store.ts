// Owns the rows of requests for a reset.
import "server-only";
import type { Trace } from "@/lib/audit/trace";
import { database, type Tx } from "@/lib/platform/db";
import { RESET_REQUESTS_WINDOW_SECONDS } from "@/lib/platform/durations";
import { RESET_REQUESTS } from "@/lib/platform/limits";
import { newId } from "@/lib/platform/random-token";
import { secondsBefore } from "@/lib/platform/seconds-after";

export interface NewRequest {
  accountId: string;
  text: string;
  isKnownBrowser: boolean;
}

/** Inserts an open request; a second one of the account breaks the unique index. Returns its id. */
export async function insertRequest(
  tx: Tx,
  request: NewRequest,
  { browser, address }: Trace,
  now: Date,
): Promise<string> {
  const id = newId();
  const open = { openFor: request.accountId, createdAt: now, browser, address };
  await tx.resetRequest.create({ data: { id, ...request, ...open } });
  return id;
}

/** Whether an account has a request that nobody has decided. */
export async function hasOpenRequest(tx: Tx, accountId: string): Promise<boolean> {
  return (await tx.resetRequest.count({ where: { openFor: accountId } })) > 0;
}

/** The same outside of a transaction, for a page. */
export function isHelpAskedFor(accountId: string): Promise<boolean> {
  return hasOpenRequest(database(), accountId);
}

/** Whether an account has asked as often lately as it may. */
export async function hasUsedUpRequests(tx: Tx, accountId: string, now: Date): Promise<boolean> {
  const since = secondsBefore(now, RESET_REQUESTS_WINDOW_SECONDS);
  const where = { accountId, createdAt: { gt: since } };
  return (await tx.resetRequest.count({ where })) >= RESET_REQUESTS;
}

/** The account of a request that is open, or null. */
export async function accountOfRequest(tx: Tx, id: string): Promise<string | null> {
  return (await tx.resetRequest.findUnique({ where: { id }, select: { openFor: true } }))?.openFor ?? null;
}

/** Closes a request. False when somebody was faster. */
export async function closeRequest(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.resetRequest.updateMany({
    where: { id, openFor: { not: null } },
    data: { openFor: null, decidedAt: now },
  });
  return count === 1;
}

/** Closes whatever request of an account is open. Returns its id, or null where there is none. */
export async function closeRequestOf(tx: Tx, accountId: string, now: Date): Promise<string | null> {
  const open = await tx.resetRequest.findUnique({ where: { openFor: accountId }, select: { id: true } });
  return open && (await closeRequest(tx, open.id, now)) ? open.id : null;
}
