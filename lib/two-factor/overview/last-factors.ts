// Owns which of an account's factors are its last, so that its page offers no removal that would be refused. Pure.
import type { ShownChannel } from "@/lib/channels/channel-store";
import { type ChannelFactor, isAppKind } from "@/lib/channels/kinds";
import type { PasskeyRule } from "@/lib/passkeys/passkey-rule";

/** Why one cannot go: nothing would be left to sign in with (R34, R50), or no passkey where one is demanded. */
export type LastOf = "all" | "passkeys";

interface Factors {
  authenticators: readonly { id: string }[];
  passkeys: readonly { id: string }[];
  channels: readonly Pick<ShownChannel, "id" | "kind">[];
}

interface Counting {
  /** The factors of channels that sign this account in. */
  allowed: readonly ChannelFactor[];
  /** Whether browsers take passkeys at this address. */
  takesPasskeys: boolean;
  passkeyRule: PasskeyRule;
}

/** By id, those that cannot be removed now, and why. The verbs that remove decide again (standingFactors). */
export function lastFactors(
  { authenticators, passkeys, channels }: Factors,
  { allowed, takesPasskeys, passkeyRule }: Counting,
): ReadonlyMap<string, LastOf> {
  const apps = channels.filter(({ kind }) => isAppKind(kind));
  const counting = apps.filter(({ kind }) => allowed.some((factor) => factor === kind));
  const standing = [...authenticators, ...(takesPasskeys ? passkeys : []), ...counting];
  const last = new Map<string, LastOf>();
  if (passkeyRule === "only" && passkeys.length === 1)
    for (const { id } of passkeys) last.set(id, "passkeys");
  for (const { id } of [...authenticators, ...passkeys, ...apps])
    if (standing.every((other) => other.id === id)) last.set(id, "all");
  return last;
}
