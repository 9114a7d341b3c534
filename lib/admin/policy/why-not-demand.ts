// Owns what stands against asking a role for passkeys: nobody may be shut out by it, least of all every administrator.
import "server-only";
import { isIP } from "node:net";
import type { Policy } from "@/lib/accounts/policy";
import type { AdminError } from "@/lib/admin/errors";
import { countPasskeys } from "@/lib/passkeys/passkey-store";
import type { Tx } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";

type DemandError = Extract<AdminError, "own-passkey-missing" | "passkeys-impossible">;

/** Browsers refuse passkeys at bare addresses; this machine's own has a name beside it. */
function takesPasskeys(): boolean {
  const { appUrl, isLoopback } = settings();
  return isLoopback || isIP(appUrl.hostname.replace(/^\[|\]$/g, "")) === 0;
}

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
