// Owns the list of what an account can prove itself with now, the strongest first, and which of it comes first.
import "server-only";
import { currentPolicy } from "@/lib/accounts/current-policy";
import { allowedFactors } from "@/lib/channels/allowed-factors";
import { channelsOf } from "@/lib/channels/channel-store";
import { type ChannelFactor, isKeptKind, kindOf } from "@/lib/channels/kinds";
import { findPasskeyRule } from "@/lib/passkeys/find-passkey-rule";
import { countPasskeys } from "@/lib/passkeys/passkey-store";
import { clock } from "@/lib/platform/clock";
import { database } from "@/lib/platform/db";
import { countAuthenticators } from "@/lib/two-factor/authenticator-store";
import { habitOf } from "@/lib/two-factor/usual-factor";

export type MethodName = "passkey" | "authenticator" | ChannelFactor | "recovery-code";

export interface Method {
  name: MethodName;
  /** Masked destination of a channel. */
  hint: string | null;
  /** Whether it was used last. */
  isUsual: boolean;
}

/**
 * What signs an account in: its passkeys, its authenticators, those of its channels that policy, settings and role allow, and recovery
 * codes, which are always on the list because an administrator's temporary code goes the same way. Where the policy asks for a passkey and
 * there is one, nothing else is.
 */
export async function signInMethods(accountId: string, now = clock.now()): Promise<Method[]> {
  const [{ role, usualFactor }, policy] = await Promise.all([habitOf(accountId), currentPolicy()]);
  const allowed = allowedFactors(policy, role);
  const [passkeys, authenticators, channels] = await Promise.all([
    countPasskeys(database(), accountId),
    countAuthenticators(database(), accountId),
    allowed.length > 0 ? channelsOf(accountId) : [],
  ]);
  const ofChannels = allowed.flatMap((name) => {
    const channel = channels.find(({ kind }) => kind === kindOf(name));
    return channel ? [{ name, hint: channel.hint }] : [];
  });
  const phishingResistant = passkeys > 0 ? [{ name: "passkey", hint: null } as const] : [];
  const own = authenticators > 0 ? [{ name: "authenticator", hint: null } as const] : [];
  const isHeld = (await findPasskeyRule(database(), accountId, now)) === "only";
  const rest = isHeld ? [] : [...own, ...ofChannels];
  const methods = [...phishingResistant, ...rest, { name: "recovery-code", hint: null } as const];
  return methods.map((method) => ({ ...method, isUsual: method.name === usualFactor }));
}

/** What proves enough for a step-up (see judgeChannelProof). */
export async function stepUpMethods(accountId: string, now = clock.now()): Promise<Method[]> {
  return (await signInMethods(accountId, now)).filter(({ name }) => isStrong(name));
}

function isStrong(name: MethodName): boolean {
  if (name === "passkey" || name === "authenticator" || name === "recovery-code") return true;
  return isKeptKind(kindOf(name));
}

/** Where to begin: at a passkey, which nobody can be talked out of; else what was used last, if it still counts; else the strongest. */
export function firstMethod(methods: readonly Method[]): MethodName {
  if (methods.some(({ name }) => name === "passkey")) return "passkey";
  return (methods.find(({ isUsual }) => isUsual) ?? methods[0])?.name ?? "recovery-code";
}
