// Owns counting whom it hits when second factors are switched off or asked for: their people, and the sessions they opened.
import "server-only";
import type { TimesByRole } from "@/lib/accounts/policy/policy";
import { type ChannelFactor, type ChannelKind, kindOf } from "@/lib/channels/kinds";
import { database } from "@/lib/platform/db";
import { currentEpoch } from "@/lib/sign-in/sessions/session-epoch";
import { whereInTime } from "@/lib/sign-in/sessions/session-times";

const member = { role: "member", deactivatedAt: null } as const;

/** Members who have added a channel. */
export function countPeopleWith(factor: ChannelFactor): Promise<number> {
  return database().channel.count({ where: { kind: kindOf(factor), account: member } });
}

/** Open sessions of members that a channel opened. */
export async function countSessionsBy(factor: ChannelFactor, times: TimesByRole, now: Date): Promise<number> {
  const epoch = await currentEpoch();
  const where = { factor, epoch, account: member, ...whereInTime(times, "member", now) };
  return database().session.count({ where });
}

/** Members who have one of some channels, and neither one of the others nor an authenticator or a passkey. */
export function countStranded(lost: ChannelKind[], remaining: ChannelKind[]): Promise<number> {
  const channels = { some: { kind: { in: lost } }, none: { kind: { in: remaining } } };
  return database().account.count({
    where: { ...member, authenticators: { none: {} }, passkeys: { none: {} }, channels },
  });
}

/** People of a role who have no passkey. */
export function countWithoutPasskey(role: "member" | "admin"): Promise<number> {
  return database().account.count({ where: { role, deactivatedAt: null, passkeys: { none: {} } } });
}

/** Open sessions of people of a role who have a passkey, that another second factor opened. */
export async function countSessionsBesidePasskeys(
  role: "member" | "admin",
  times: TimesByRole,
  now: Date,
): Promise<number> {
  const factor = { notIn: ["passkey", "recovery-code", "temporary-code"] };
  const account = { role, deactivatedAt: null, passkeys: { some: {} } };
  const live = { epoch: await currentEpoch(), ...whereInTime(times, role, now) };
  return database().session.count({ where: { ...live, factor, account } });
}
