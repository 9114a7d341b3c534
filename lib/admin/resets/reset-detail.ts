// Owns what administrators are shown of one reset.
import "server-only";
import { namedPeople } from "@/lib/accounts/named-people";
import { hasApproved, isSettledAdmin } from "@/lib/admin/resets/approval-store";
import { LISTED_RESET, type ListedReset, listedReset } from "@/lib/admin/resets/reset-lists";
import { database } from "@/lib/platform/db";

export interface ResetDetail extends ListedReset {
  accountId: string;
  reason: string;
  /** Whether the administrator who asks has said yes. */
  isApprovedByMe: boolean;
  /** Whether that administrator has been one for too short a time to be the second of two (R75). */
  isTooNew: boolean;
}

/** Null for an id that nobody has. */
export async function resetDetail(id: string, adminId: string): Promise<ResetDetail | null> {
  const db = database();
  const select = { ...LISTED_RESET, reason: true } as const;
  const row = await db.reset.findUnique({ where: { id }, select });
  if (!row) return null;
  const { accountId, reason, ...rest } = row;
  const listed = listedReset({ accountId, ...rest }, await namedPeople([row.accountId, row.actorId]));
  const isApprovedByMe = await hasApproved(db, id, adminId);
  const isTooNew = !(await isSettledAdmin(db, adminId, row));
  return { ...listed, accountId, reason, isApprovedByMe, isTooNew };
}
