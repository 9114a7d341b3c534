// Owns the rows that hold an address without belonging to an account: deleted when its account is erased or moves on.
import "server-only";
import { endPendingSignUps } from "@/lib/accounts/sign-up/pending-sign-up-store";
import type { Tx } from "@/lib/platform/db";

/**
 * Deletes the waiting sign-ups and every invitation of an address (R114), used ones and rows of imports too: they name it
 * as well. Links of other accounts stay; they end within EMAIL_UNDO_SECONDS.
 */
export async function eraseAddress(tx: Tx, email: string): Promise<void> {
  await endWaiting(tx, email);
  await tx.importRow.deleteMany({ where: { email } });
  await tx.secretImportRow.deleteMany({ where: { email } });
}

/** Only its sign-ups and invitations: an import still names a person who merely has another address by now. */
export async function endWaiting(tx: Tx, email: string): Promise<void> {
  await endPendingSignUps(tx, email);
  await tx.linkToken.deleteMany({ where: { purpose: "invitation", email } });
}
