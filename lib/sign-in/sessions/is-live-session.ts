// Owns asking once more whether a session is live, in the transaction that acts for it.
import "server-only";
import type { Tx } from "@/lib/platform/db";
import { currentEpoch } from "@/lib/sign-in/sessions/session-epoch";

/**
 * Whether a session still exists, and its account is active. Ask it first where a session without a grant permits a new
 * factor: "this was not me", a reset or a deactivation that came between must leave no intruder's factor behind.
 */
export async function isLiveSession(
  tx: Tx,
  { accountId, sessionId }: { accountId: string; sessionId: string },
): Promise<boolean> {
  const live = { id: sessionId, accountId, account: { deactivatedAt: null }, epoch: await currentEpoch(tx) };
  return (await tx.session.count({ where: live })) === 1;
}
