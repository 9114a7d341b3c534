// Owns ending whatever could still act for anybody: every session but one, and what would open or permit something.
import "server-only";
import type { LinkPurpose } from "@/lib/accounts/link-token";
import { database, type Tx } from "@/lib/platform/db";
import { SESSIONS_COUNTED } from "@/lib/platform/limits";
import { beginEpoch, currentEpoch } from "@/lib/sign-in/session-epoch";

const WAITING: LinkPurpose[] = ["change-email", "second-email"];

/**
 * Ends every session and every trust in a browser, with all tickets, grants, temporary codes, and changes of address
 * that wait: what endElsewhere ends of one account.
 * @param sparedId the one session that stays, if any
 */
export async function endEverybody(tx: Tx, sparedId?: string): Promise<void> {
  await beginEpoch(tx, sparedId);
  // Few, for all of these live for minutes; sessions and trusted devices are swept away afterwards.
  await tx.ticket.deleteMany();
  await tx.signInGrant.deleteMany();
  await tx.stepUpGrant.deleteMany();
  await tx.temporaryCode.deleteMany();
  await tx.linkToken.deleteMany({ where: { purpose: { in: WAITING }, usedAt: null } });
}

/** How many sessions would end, the one that asks among them, counted so far that nobody waits for it. */
export async function countLiveSessions(
  now: Date,
  atMost = SESSIONS_COUNTED,
): Promise<{ count: number; isMore: boolean }> {
  const where = { epoch: await currentEpoch(), expiresAt: { gt: now } };
  const counted = await database().session.count({ where, take: atMost + 1 });
  return { count: Math.min(counted, atMost), isMore: counted > atMost };
}
