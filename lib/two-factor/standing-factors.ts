// Owns the count of an account's second factors that it could sign in with now, without those that are not allowed any more.
import "server-only";
import { currentPolicy } from "@/lib/accounts/current-policy";
import { allowedFactors } from "@/lib/channels/allowed-factors";
import { roleOf } from "@/lib/channels/channel-store";
import { APP_KINDS } from "@/lib/channels/kinds";
import { takesPasskeys } from "@/lib/passkeys/relying-party";
import type { Tx } from "@/lib/platform/db";

/**
 * Authenticators, passkeys where browsers take them at this address, and apps of providers where policy, settings and
 * role allow them. Whoever gives one up is asked in the same transaction: a registration that is withdrawn must not
 * stand for the last one (R34, R50).
 */
export async function standingFactors(tx: Tx, accountId: string): Promise<number> {
  const allowed = allowedFactors(await currentPolicy(tx), (await roleOf(tx, accountId)) ?? "");
  const kinds = APP_KINDS.filter((kind) => allowed.includes(kind));
  return (
    (await tx.authenticator.count({ where: { accountId } })) +
    (takesPasskeys() ? await tx.passkey.count({ where: { accountId } }) : 0) +
    (await tx.channel.count({ where: { accountId, kind: { in: kinds } } }))
  );
}
