// Owns ending what somebody began as an administrator and what would go on without them.
import "server-only";
import { endLinksBy } from "@/lib/accounts/link-store";
import { stopImportsOf } from "@/lib/admin/import/stop-imports";
import type { PersonAct } from "@/lib/admin/person/act-on-person";
import { withdrawApprovals } from "@/lib/admin/resets/approval-store";
import { stopListsOf } from "@/lib/admin/secrets-import/stop-lists";
import type { Tx } from "@/lib/platform/db";
import { endTemporaryCodesBy } from "@/lib/two-factor/verification/temporary-code-store";

/**
 * Ends a person's unused invitations and links of resets, their imports, temporary codes for others, and approvals of
 * resets that have not happened. Does nothing for somebody who never was an administrator. Call it in the transaction
 * that takes their role or their second factor, or shuts them out, after their grants have ended.
 */
export async function endAdminWork(tx: Tx, act: Omit<PersonAct, "claim">): Promise<void> {
  await endLinksBy(tx, act.personId);
  await stopImportsOf(tx, act);
  await stopListsOf(tx, act);
  await withdrawApprovals(tx, act.personId);
  await endTemporaryCodesBy(tx, act.personId);
}
