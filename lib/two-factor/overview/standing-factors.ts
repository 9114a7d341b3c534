// Owns the count of an account's second factors that it could sign in with now, without those that are not allowed any more.
import "server-only";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { allowedFactors } from "@/lib/channels/allowed-factors";
import { countChannels, roleOf } from "@/lib/channels/channel-store";
import { APP_KINDS } from "@/lib/channels/kinds";
import { countPasskeys } from "@/lib/passkeys/passkey-store";
import { takesPasskeys } from "@/lib/passkeys/relying-party";
import type { Tx } from "@/lib/platform/db";
import { countAuthenticators } from "@/lib/two-factor/authenticators/authenticator-store";

/**
 * Authenticators, passkeys where browsers take them at this address, and apps of providers where policy, settings and
 * role allow them. Whoever gives one up is asked in the same transaction: a registration that is withdrawn must not
 * stand for the last one (R34, R50).
 */
export async function standingFactors(tx: Tx, accountId: string): Promise<number> {
  const allowed = allowedFactors(await currentPolicy(tx), (await roleOf(tx, accountId)) ?? "");
  const kinds = APP_KINDS.filter((kind) => allowed.includes(kind));
  return (
    (await countAuthenticators(tx, accountId)) +
    (takesPasskeys() ? await countPasskeys(tx, accountId) : 0) +
    (await countChannels(tx, accountId, kinds))
  );
}
