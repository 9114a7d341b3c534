// Owns whom a policy would hit, counted before it is saved.
import "server-only";
import type { Policy } from "@/lib/accounts/policy/policy";
import { firstDueAt } from "@/lib/accounts/policy/second-factor-rule";
import { type ChannelsImpact, channelsImpact } from "@/lib/admin/policy/channels-impact";
import { type PasskeysImpact, passkeysImpact } from "@/lib/admin/policy/passkeys-impact";
import {
  countAdminsWithout,
  countMembersWithout,
  countSessionsEnding,
  membersWithoutSince,
} from "@/lib/admin/policy/policy-store";
import { DAY_SECONDS, secondsAfter, secondsBefore } from "@/lib/platform/seconds-after";

/** Members who see nothing but enrollment from a moment on. */
export interface KeptOut {
  at: Date;
  isAtOnce: boolean;
  people: number;
  /** Those of them whom no mail reaches. */
  unconfirmed: number;
}

export interface PolicyImpact {
  keptOut: KeptOut | null;
  /** Members who joined so late that each has a day of their own, and the last of these days. */
  later: { people: number; last: Date } | null;
  /** Members whom the policy in force keeps out now. */
  keptOutNow: number;
  /** Those of them who would get in again. */
  freed: number;
  /** Administrators without a second factor: no policy changes it for them. */
  adminsWithout: number;
  sessionsEnding: number;
  channels: ChannelsImpact;
  passkeys: PasskeysImpact[];
}

/**
 * The moment at which everybody who joined early enough is due together, and by when they joined. It is the rule for one
 * person, turned around: whoever joined by `joinedBy` is due by `at`. Null where members need no second factor.
 */
function bulkOf(policy: Policy, now: Date): { at: Date; joinedBy: Date; isAtOnce: boolean } | null {
  if (policy.members !== "required") return null;
  const first = firstDueAt(policy);
  const isAtOnce = first <= now;
  const at = isAtOnce ? now : first;
  return { at, joinedBy: secondsBefore(at, policy.graceDays * DAY_SECONDS), isAtOnce };
}

async function keptOutBy(policy: Policy, now: Date): Promise<KeptOut | null> {
  const bulk = bulkOf(policy, now);
  if (!bulk) return null;
  const { at, isAtOnce, joinedBy } = bulk;
  const people = await countMembersWithout(joinedBy);
  const unconfirmed = await countMembersWithout(joinedBy, { unconfirmed: true });
  return { at, isAtOnce, people, unconfirmed };
}

async function laterBy(policy: Policy, now: Date): Promise<PolicyImpact["later"]> {
  const bulk = bulkOf(policy, now);
  if (!bulk) return null;
  const { people, lastJoined } = await membersWithoutSince(bulk.joinedBy);
  return lastJoined && { people, last: secondsAfter(lastJoined, policy.graceDays * DAY_SECONDS) };
}

/** How many people are kept out now: none while the common day is still to come. */
async function countNow(policy: Policy, now: Date): Promise<number> {
  const bulk = bulkOf(policy, now);
  return bulk?.isAtOnce ? countMembersWithout(bulk.joinedBy) : 0;
}

/** What would become of people and sessions if `after` replaced `before` now. */
export async function policyImpact(before: Policy, after: Policy, now: Date): Promise<PolicyImpact> {
  const keptOut = await keptOutBy(after, now);
  const keptOutNow = await countNow(before, now);
  const times = { before: before.times, after: after.times };
  const endsTrust = before.trustedDevices && !after.trustedDevices;
  const channels = await channelsImpact(before, after, now);
  const closed = channels.switchedOff.map(({ factor }) => factor);
  const ended = [...(endsTrust ? ["trusted-device"] : []), ...closed];
  return {
    keptOut,
    later: await laterBy(after, now),
    keptOutNow,
    // Both are those who joined by some moment, so one group holds the other.
    freed: Math.max(0, keptOutNow - (keptOut?.isAtOnce ? keptOut.people : 0)),
    adminsWithout: await countAdminsWithout(),
    sessionsEnding: await countSessionsEnding(times, ended, now),
    channels,
    passkeys: await passkeysImpact(before, after, now),
  };
}
