// Owns how many sessions an account may have at once (R65).
import "server-only";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import type { Trace } from "@/lib/audit/trace";
import type { Tx } from "@/lib/platform/db";
import { SESSIONS_PER_ACCOUNT } from "@/lib/platform/limits";
import { endSession } from "@/lib/sign-in/sessions/end-sessions";
import { whereInTime } from "@/lib/sign-in/sessions/session-times";

/**
 * Makes room for one more session: those used longest ago end, so that the new one is the last that fits. Call it in
 * the transaction that inserts the new one, which holds the account's lock.
 */
export async function makeRoom(
  tx: Tx,
  { accountId, role, epoch }: { accountId: string; role: string; epoch: number },
  trace: Trace,
  now: Date,
): Promise<void> {
  const { times } = await currentPolicy(tx);
  const surplus = await tx.session.findMany({
    where: { accountId, epoch, ...whereInTime(times, role, now) },
    orderBy: [{ lastUsedAt: "desc" }, { createdAt: "desc" }],
    skip: SESSIONS_PER_ACCOUNT - 1,
    select: { id: true },
  });
  for (const { id } of surplus) await endSession(tx, { id, accountId, reason: "limit" }, trace, now);
}
