// Owns what a signed-in person is told of a reset of their own account that was asked for or is under way.
import "server-only";
import { hasOpenRequest } from "@/lib/admin/resets/request-store";
import { pendingResetOf } from "@/lib/admin/resets/reset-store";
import { database } from "@/lib/platform/db";

export type OwnReset = { kind: "scheduled"; effectiveAt: Date } | { kind: "waiting" } | { kind: "requested" };

/** Null where nothing is under way. */
export async function ownReset(accountId: string): Promise<OwnReset | null> {
  const db = database();
  const reset = await pendingResetOf(db, accountId);
  if (reset?.effectiveAt) return { kind: "scheduled", effectiveAt: reset.effectiveAt };
  if (reset) return { kind: "waiting" };
  return (await hasOpenRequest(db, accountId)) ? { kind: "requested" } : null;
}
