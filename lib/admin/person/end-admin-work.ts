// Owns ending what somebody began as an administrator and what would go on without them.
import "server-only";
import { endInvitationsBy } from "@/lib/accounts/invitation-store";
import { stopImportsOf } from "@/lib/admin/import/stop-imports";
import type { PersonAct } from "@/lib/admin/person/act-on-person";
import { stopListsOf } from "@/lib/admin/secrets-import/stop-lists";
import type { Tx } from "@/lib/platform/db";

/** Ends a person's unused invitations and imports. Call it in the transaction that takes their role or shuts their account. */
export async function endAdminWork(tx: Tx, act: Omit<PersonAct, "claim">): Promise<void> {
  await endInvitationsBy(tx, act.personId);
  await stopImportsOf(tx, act);
  await stopListsOf(tx, act);
}
