// Owns deleting what opens something in a restored database, because it may have been used or withdrawn since the backup.
import "server-only";
import type { LinkPurpose } from "@/lib/accounts/link-token";
import type { Tx } from "@/lib/platform/db";

/** Changes of address end with the sessions; links that only take something back or confirm an address stay. */
const OPENING: LinkPurpose[] = ["reset-password", "re-enroll", "invitation"];

/** Deletes links that open something, codes that were sent, and questions to passkeys: those of everybody. */
export async function deleteOpening(tx: Tx): Promise<void> {
  await tx.linkToken.deleteMany({ where: { purpose: { in: OPENING }, usedAt: null } });
  await tx.channelCode.deleteMany();
  await tx.passkeyChallenge.deleteMany();
}
