// Owns the list of what an account can prove itself with now, the strongest first, and which of it comes first.
import "server-only";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { allowedFactors } from "@/lib/channels/allowed-factors";
import { channelsOf } from "@/lib/channels/channel-store";
import { type ChannelFactor, isAppKind, kindOf, wayOf } from "@/lib/channels/kinds";
import { type IsPaused, readPauses } from "@/lib/channels/sends/read-pauses";
import { findPasskeyRule } from "@/lib/passkeys/find-passkey-rule";
import type { PasskeyRule } from "@/lib/passkeys/passkey-rule";
import { countPasskeys } from "@/lib/passkeys/passkey-store";
import { database } from "@/lib/platform/db";
import { habitOf } from "@/lib/two-factor/account-store";
import { countAuthenticators } from "@/lib/two-factor/authenticators/authenticator-store";

export type MethodName = "passkey" | "authenticator" | ChannelFactor | "recovery-code";

export interface Method {
  name: MethodName;
  /** Masked destination of a channel. */
  hint: string | null;
  /** Whether it was used last. */
  isUsual: boolean;
  /** Whether its codes are not sent at the moment. One that was sent before counts still. */
  isPaused: boolean;
}

/** An account as far as its methods depend on it; a session holds that. */
interface MethodOwner {
  accountId: string;
  role: string;
  usualFactor: string | null;
  hasPasskey: boolean;
  passkeyRule: PasskeyRule;
}

/**
 * What signs an account in: its passkeys, its authenticators, those of its channels that policy, settings and role allow,
 * and recovery codes, which are always on the list because an administrator's temporary code goes the same way. Where the
 * policy asks for a passkey and there is one, nothing else is.
 */
export async function signInMethods(accountId: string, now: Date): Promise<Method[]> {
  const db = database();
  const [habit, passkeys, passkeyRule] = await Promise.all([
    habitOf(accountId),
    countPasskeys(db, accountId),
    findPasskeyRule(db, accountId, now),
  ]);
  return methodsOf({ accountId, ...habit, hasPasskey: passkeys > 0, passkeyRule }, readPauses);
}

async function methodsOf(
  { accountId, role, usualFactor, hasPasskey, passkeyRule }: MethodOwner,
  pauses: () => Promise<IsPaused>,
): Promise<Method[]> {
  const allowed = allowedFactors(await currentPolicy(), role);
  const [authenticators, channels] = await Promise.all([
    countAuthenticators(database(), accountId),
    allowed.length > 0 ? channelsOf(accountId) : [],
  ]);
  const isPaused = channels.length > 0 ? await pauses() : () => false;
  const ofChannels = allowed.flatMap((name) => {
    const channel = channels.find(({ kind }) => kind === kindOf(name));
    const way = wayOf(name);
    return channel ? [{ name, hint: channel.hint, isPaused: way !== null && isPaused(channel, way) }] : [];
  });
  const unsent = { hint: null, isPaused: false };
  const phishingResistant = hasPasskey ? [{ name: "passkey", ...unsent } as const] : [];
  const own = authenticators > 0 ? [{ name: "authenticator", ...unsent } as const] : [];
  const rest = passkeyRule === "only" ? [] : [...own, ...ofChannels];
  const methods = [...phishingResistant, ...rest, { name: "recovery-code", ...unsent } as const];
  return methods.map((method) => ({ ...method, isUsual: method.name === usualFactor }));
}

/** What proves enough for a step-up (see judgeChannelProof). None of it is sent: no pause is looked for. */
export async function stepUpMethods(owner: MethodOwner): Promise<Method[]> {
  const methods = await methodsOf(owner, async () => () => false);
  return methods.filter(({ name }) => isStrong(name));
}

function isStrong(name: MethodName): boolean {
  if (name === "passkey" || name === "authenticator" || name === "recovery-code") return true;
  return isAppKind(kindOf(name));
}

/**
 * Where to begin: at a passkey, which nobody can be talked out of; else what was used last, if it still counts and is not
 * switched off now; else the strongest.
 */
export function firstMethod(methods: readonly Method[]): MethodName {
  const open = methods.filter(({ isPaused }) => !isPaused);
  if (open.some(({ name }) => name === "passkey")) return "passkey";
  return (open.find(({ isUsual }) => isUsual) ?? open[0])?.name ?? "recovery-code";
}
