// Owns why a policy may not ask a role for passkeys: it must not shut people out, least of all every administrator.
import "server-only";
import type { Policy } from "@/lib/accounts/policy/policy";
import type { AdminError } from "@/lib/admin/errors";
import { countPasskeys } from "@/lib/passkeys/passkey-store";
import { takesPasskeys } from "@/lib/passkeys/relying-party";
import type { Tx } from "@/lib/platform/db";

type DemandError = Extract<AdminError, "own-passkey-missing" | "passkeys-impossible">;

/**
 * Null where the change asks nobody anew for a passkey, or may. Ask it in the transaction that saves.
 * @param accountId the administrator who acts: with a passkey of their own they have seen that it works here
 */
export async function whyNotDemand(
  db: Tx,
  accountId: string,
  before: Policy,
  after: Policy,
): Promise<DemandError | null> {
  const asksAdmins = after.adminsNeedPasskey && !before.adminsNeedPasskey;
  const asksMembers = after.membersNeedPasskey && !before.membersNeedPasskey;
  if ((asksAdmins || asksMembers) && !takesPasskeys()) return "passkeys-impossible";
  return asksAdmins && (await countPasskeys(db, accountId)) === 0 ? "own-passkey-missing" : null;
}
