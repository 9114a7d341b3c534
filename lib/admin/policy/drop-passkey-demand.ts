// Owns ending the policy's demand for passkeys from the server's own machine: once they fail, nobody gets in to end it.
import "server-only";
import { forgetPolicy } from "@/lib/accounts/policy/current-policy";
import { readPolicy, replacePolicy } from "@/lib/accounts/policy/policy-store";
import { otherAdminIds } from "@/lib/admin/policy/policy-store";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { notify } from "@/lib/notices/notify";
import { transaction } from "@/lib/platform/db";

/**
 * Asks no role for a passkey any more. False where none was asked, or an administrator has saved meanwhile. Running
 * servers follow within POLICY_CACHE_SECONDS.
 */
export async function dropPasskeyDemand(trace: Trace, now: Date): Promise<boolean> {
  const isDone = await transaction(async (tx) => {
    const before = await readPolicy(tx);
    if (!before?.membersNeedPasskey && !before?.adminsNeedPasskey) return false;
    const demand = { membersNeedPasskey: false, adminsNeedPasskey: false };
    const after = { ...before, ...demand, revision: before.revision + 1 };
    if (!(await replacePolicy(tx, after, null, now))) return false;
    const entry = { event: "policy.changed", result: "success", reason: "policy-passkeys" } as const;
    await recordEvent(tx, entry, trace, now);
    for (const accountId of await otherAdminIds(tx))
      await notify(tx, { accountId, kind: "policy-changed" }, trace, now);
    return true;
  });
  forgetPolicy();
  return isDone;
}
