// Owns finding out what the policy's demand for passkeys means for one account now.
import "server-only";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { secondFactorDue } from "@/lib/accounts/policy/second-factor-rule";
import { type PasskeyRule, passkeyRule } from "@/lib/passkeys/passkey-rule";
import type { Tx } from "@/lib/platform/db";

/** The rule for an account. Reads no row of it while the policy asks nobody for a passkey. */
export async function findPasskeyRule(db: Tx, accountId: string, now: Date): Promise<PasskeyRule> {
  const policy = await currentPolicy(db);
  if (!policy.membersNeedPasskey && !policy.adminsNeedPasskey) return "none";
  const select = {
    role: true,
    createdAt: true,
    resetAt: true,
    _count: { select: { passkeys: true } },
  } as const;
  const row = await db.account.findUnique({ where: { id: accountId }, select });
  if (!row) return "none";
  const { role, createdAt: memberSince, resetAt } = row;
  const due = resetAt ? ({ state: "due" } as const) : secondFactorDue(policy, { role, memberSince }, now);
  return passkeyRule(policy, { role, hasPasskey: row._count.passkeys > 0 }, due);
}
