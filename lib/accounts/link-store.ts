// Owns the rows of mailed links: a token is kept as its hash, and used by one guarded write.
import "server-only";
import type { LinkPurpose, LinkRow } from "@/lib/accounts/link-token";
import { database, type Tx } from "@/lib/platform/db";
import { hashToken } from "@/lib/platform/random-token";

/** Inserts the row of a link. Call it in the transaction that queues its mail. */
export async function insertLink(tx: Tx, row: LinkRow): Promise<void> {
  await tx.linkToken.create({ data: row, select: { id: true } });
}

/** Inserts the rows of many links. Call it in the transaction that queues their mails. */
export async function insertLinks(tx: Tx, rows: LinkRow[]): Promise<void> {
  await tx.linkToken.createMany({ data: rows });
}

export interface LinkClaim {
  id: string;
  accountId: string | null;
  email: string | null;
  role: string | null;
  name: string | null;
}

const CLAIM = { id: true, accountId: true, email: true, role: true, name: true } as const;

/** The links of a deactivated account permit nothing, nor do those by somebody who is no longer an administrator (R63). */
function unusedLink(purpose: LinkPurpose, token: string, now: Date) {
  const ofActive = { OR: [{ accountId: null }, { account: { deactivatedAt: null } }] };
  const byAdmin = { OR: [{ invitedById: null }, { invitedBy: { role: "admin", deactivatedAt: null } }] };
  return { hash: hashToken(token), purpose, usedAt: null, expiresAt: { gt: now }, AND: [ofActive, byAdmin] };
}

/** What a live link is about, or null. Changes nothing. */
export function findLink(purpose: LinkPurpose, token: string, now: Date): Promise<LinkClaim | null> {
  return database().linkToken.findFirst({
    where: unusedLink(purpose, token, now),
    select: CLAIM,
  });
}

/** Consumes a link, in the transaction of what it permits. Null when it is unknown, expired or used. */
export async function consumeLink(
  tx: Tx,
  purpose: LinkPurpose,
  token: string,
  now: Date,
): Promise<LinkClaim | null> {
  const { count } = await tx.linkToken.updateMany({
    where: unusedLink(purpose, token, now),
    data: { usedAt: now },
  });
  if (count !== 1) return null;
  return tx.linkToken.findUniqueOrThrow({ where: { hash: hashToken(token) }, select: CLAIM });
}

/** Ends the unused links of an account: all of them, or those of some purposes. Returns how many. */
export async function endLinks(tx: Tx, accountId: string, purposes?: LinkPurpose[]): Promise<number> {
  const { count } = await tx.linkToken.deleteMany({
    where: { accountId, usedAt: null, ...(purposes && { purpose: { in: purposes } }) },
  });
  return count;
}

/** Ends an administrator's unused links. Call it in the transaction that takes their role, deactivates or erases them. */
export async function endLinksBy(tx: Tx, invitedById: string): Promise<void> {
  await tx.linkToken.deleteMany({ where: { invitedById, usedAt: null } });
}

/** Deletes links that have ended. */
export async function sweepLinks(now: Date): Promise<void> {
  await database().linkToken.deleteMany({ where: { expiresAt: { lte: now } } });
}
