// Owns whom it hits when a policy switches channels off: those who use them, are signed in with them, or have nothing else.
import "server-only";
import type { Policy, TimesByRole } from "@/lib/accounts/policy/policy";
import { allowsKind } from "@/lib/channels/adding/allows-kind";
import { allowedFactors } from "@/lib/channels/allowed-factors";
import { APP_KINDS, CHANNEL_KINDS, type ChannelFactor, type ChannelKind, kindOf } from "@/lib/channels/kinds";
import { database } from "@/lib/platform/db";
import { currentEpoch } from "@/lib/sign-in/sessions/session-epoch";
import { whereInTime } from "@/lib/sign-in/sessions/session-times";

export interface SwitchedOff {
  factor: ChannelFactor;
  /** Members who have added it. */
  people: number;
  /** Open sessions of members that it opened. */
  sessions: number;
}

export interface ChannelsImpact {
  switchedOff: SwitchedOff[];
  /** Members left without an authenticator or a channel that counts: a recovery code or an administrator gets them in. */
  stranded: number;
}

const member = { role: "member", deactivatedAt: null } as const;

/** What `after` takes from members. Of channels that are not configured it tells nothing: they work under no policy. */
export async function channelsImpact(before: Policy, after: Policy, now: Date): Promise<ChannelsImpact> {
  const allowed = allowedFactors(after, member.role);
  const closed = allowedFactors(before, member.role).filter((factor) => !allowed.includes(factor));
  const switchedOff: SwitchedOff[] = [];
  for (const factor of closed) {
    const people = await database().channel.count({ where: { kind: kindOf(factor), account: member } });
    switchedOff.push({ factor, people, sessions: await countSessions(factor, before.times, now) });
  }
  const kinds = CHANNEL_KINDS.filter((kind) => allowsKind(allowed, kind));
  const lost = APP_KINDS.filter((kind) => allowsKind(closed, kind));
  return { switchedOff, stranded: lost.length === 0 ? 0 : await countStranded(lost, kinds) };
}

async function countSessions(factor: ChannelFactor, times: TimesByRole, now: Date): Promise<number> {
  const epoch = await currentEpoch();
  const where = { factor, epoch, account: member, ...whereInTime(times, "member", now) };
  return database().session.count({ where });
}

/** Only a provider's app can be all that somebody has: other channels stand beside an authenticator. */
function countStranded(lost: ChannelKind[], remaining: ChannelKind[]): Promise<number> {
  const channels = { some: { kind: { in: lost } }, none: { kind: { in: remaining } } };
  return database().account.count({
    where: { ...member, authenticators: { none: {} }, passkeys: { none: {} }, channels },
  });
}
