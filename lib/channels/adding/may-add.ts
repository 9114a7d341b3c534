// Owns who may add which channel: members, as policy and settings allow, and sent codes only beside an authenticator (R50).
import "server-only";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import type { Policy } from "@/lib/accounts/policy/policy";
import { allowsKind } from "@/lib/channels/adding/allows-kind";
import { allowedFactors } from "@/lib/channels/allowed-factors";
import { findAdder } from "@/lib/channels/channel-store";
import type { ChannelError } from "@/lib/channels/errors";
import { CHANNEL_KINDS, type ChannelKind, isAppKind } from "@/lib/channels/kinds";
import type { Tx } from "@/lib/platform/db";
import type { TwoFactorError } from "@/lib/two-factor/errors";
import { standingFactors } from "@/lib/two-factor/overview/standing-factors";

export type MayAddError =
  | Extract<
      ChannelError,
      "channel-missing" | "channel-not-allowed" | "channel-refused-for-admins" | "channel-needs-authenticator"
    >
  | Extract<TwoFactorError, "two-factor-switched-off" | "passkey-instead">;

/** Who asks, as far as the rule needs it. */
interface Adder {
  role: string;
  hasSecondFactor: boolean;
  hasPasskey: boolean;
}

/** Why somebody may not add a channel of a kind, or null where they may. */
function refusalFor(
  policy: Policy,
  { role, hasSecondFactor, hasPasskey }: Adder,
  kind: ChannelKind,
): MayAddError | null {
  if (role !== "member") return "channel-refused-for-admins";
  if (policy.members === "off") return "two-factor-switched-off";
  if (policy.membersNeedPasskey && hasPasskey) return "passkey-instead";
  if (!allowsKind(allowedFactors(policy, role), kind)) return "channel-not-allowed";
  return isAppKind(kind) || hasSecondFactor ? null : "channel-needs-authenticator";
}

/**
 * Why an account may not add a channel of a kind, or null. Ask it in the transaction that starts or confirms one: role,
 * policy and authenticators of that moment count, and not those that a page showed.
 */
export async function whyNotAdd(tx: Tx, accountId: string, kind: ChannelKind): Promise<MayAddError | null> {
  const account = await findAdder(tx, accountId);
  if (!account) return "channel-missing";
  const hasSecondFactor = (await standingFactors(tx, accountId)) > 0;
  return refusalFor(await currentPolicy(tx), { ...account, hasSecondFactor }, kind);
}

/** The kinds that a page may offer to somebody, the strongest first. */
export async function kindsToAdd(adder: Adder): Promise<ChannelKind[]> {
  const policy = await currentPolicy();
  return CHANNEL_KINDS.toReversed().filter((kind) => refusalFor(policy, adder, kind) === null);
}
