// Owns the rows that hold an address without belonging to an account: they go when its account is erased, or has another.
import "server-only";
import { endPendingSignUps } from "@/lib/accounts/pending-sign-up-store";
import type { Tx } from "@/lib/platform/db";

/**
 * Deletes the sign-ups that wait and every invitation of an address (R114), used ones too: they name it as well, and so
 * do rows of imports. The links of other accounts stay with them, and are over within EMAIL_UNDO_SECONDS.
 */
export async function eraseAddress(tx: Tx, email: string): Promise<void> {
  await endWaiting(tx, email);
  await tx.importRow.deleteMany({ where: { email } });
  await tx.secretImportRow.deleteMany({ where: { email } });
}

/** Its sign-ups and invitations alone: an administrator's list goes on to name whoever merely has another address by now. */
export async function endWaiting(tx: Tx, email: string): Promise<void> {
  await endPendingSignUps(tx, email);
  await tx.linkToken.deleteMany({ where: { purpose: "invitation", email } });
}
