// Owns who may add which channel: members, what policy and settings allow, and what is sent only beside an authenticator (R50).
import "server-only";
import { currentPolicy } from "@/lib/accounts/current-policy";
import { allowsKind } from "@/lib/channels/adding/allows-kind";
import { allowedFactors } from "@/lib/channels/allowed-factors";
import type { ChannelError } from "@/lib/channels/errors";
import { CHANNEL_KINDS, type ChannelKind, isKeptKind } from "@/lib/channels/kinds";
import type { Tx } from "@/lib/platform/db";
import type { TwoFactorError } from "@/lib/two-factor/errors";

export type MayAddError =
  | Extract<
      ChannelError,
      "channel-missing" | "channel-not-allowed" | "channel-refused-for-admins" | "channel-needs-authenticator"
    >
  | Extract<TwoFactorError, "two-factor-switched-off">;

/**
 * Why an account may not add a channel of a kind, or null where it may. Ask it in the transaction that starts or
 * confirms one: role, policy and authenticators of now count, and not those that a page showed.
 */
export async function whyNotAdd(tx: Tx, accountId: string, kind: ChannelKind): Promise<MayAddError | null> {
  const select = { role: true, factorCount: true } as const;
  const account = await tx.account.findUnique({ where: { id: accountId, deactivatedAt: null }, select });
  if (!account) return "channel-missing";
  if (account.role !== "member") return "channel-refused-for-admins";
  const policy = await currentPolicy(tx);
  if (policy.members === "off") return "two-factor-switched-off";
  if (!allowsKind(allowedFactors(policy, account.role), kind)) return "channel-not-allowed";
  return isKeptKind(kind) || account.factorCount > 0 ? null : "channel-needs-authenticator";
}

/** The kinds that an account may add now, the strongest first. */
export async function kindsToAdd(tx: Tx, accountId: string): Promise<ChannelKind[]> {
  const strongestFirst = CHANNEL_KINDS.toReversed();
  const kinds: ChannelKind[] = [];
  for (const kind of strongestFirst) if (!(await whyNotAdd(tx, accountId, kind))) kinds.push(kind);
  return kinds;
}
