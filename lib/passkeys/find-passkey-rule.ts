// Owns finding out what the policy's demand for passkeys means for one account now.
import "server-only";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { secondFactorDue } from "@/lib/accounts/policy/second-factor-rule";
import { findPasskeyHolder } from "@/lib/passkeys/holder-store";
import { type PasskeyRule, passkeyRule } from "@/lib/passkeys/passkey-rule";
import type { Tx } from "@/lib/platform/db";

/** The rule for an account. Reads no row of it while the policy asks nobody for a passkey. */
export async function findPasskeyRule(db: Tx, accountId: string, now: Date): Promise<PasskeyRule> {
  const policy = await currentPolicy(db);
  if (!policy.membersNeedPasskey && !policy.adminsNeedPasskey) return "none";
  const holder = await findPasskeyHolder(db, accountId);
  if (!holder) return "none";
  const due = holder.resetAt ? ({ state: "due" } as const) : secondFactorDue(policy, holder, now);
  return passkeyRule(policy, holder, due);
}
