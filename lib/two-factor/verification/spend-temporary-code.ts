// Owns when the temporary code of an administrator counts.
import "server-only";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import type { Tx } from "@/lib/platform/db";
import { consumeTemporaryCode } from "@/lib/two-factor/verification/temporary-code-store";

/**
 * Uses the temporary code of an account. False when it cannot be used, or when a reset takes two administrators by now:
 * then one alone must not let anybody in, not even by a code made before that (R75).
 */
export async function spendTemporaryCode(
  tx: Tx,
  accountId: string,
  hash: string,
  now: Date,
): Promise<boolean> {
  if ((await currentPolicy(tx)).resetsNeedTwoAdmins) return false;
  return consumeTemporaryCode(tx, accountId, hash, now);
}
