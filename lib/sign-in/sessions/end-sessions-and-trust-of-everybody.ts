// Owns ending what could still act for anybody: every session but one, and what would open or permit something.
import "server-only";
import type { LinkPurpose } from "@/lib/accounts/link-token";
import type { Tx } from "@/lib/platform/db";
import { beginEpoch } from "@/lib/sign-in/sessions/session-epoch";

const WAITING: LinkPurpose[] = ["change-email", "second-email"];

/**
 * Ends for everybody what endSessionsAndTrust ends for one account (see the table there).
 * @param sparedId the one session that stays, if any
 */
export async function endSessionsAndTrustOfEverybody(tx: Tx, sparedId?: string): Promise<void> {
  await beginEpoch(tx, sparedId);
  // Few, for all of these live for minutes; sessions and trusted devices are swept away afterwards.
  await tx.ticket.deleteMany();
  await tx.signInGrant.deleteMany();
  await tx.stepUpGrant.deleteMany();
  await tx.temporaryCode.deleteMany();
  await tx.linkToken.deleteMany({ where: { purpose: { in: WAITING }, usedAt: null } });
}
