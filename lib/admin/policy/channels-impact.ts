// Owns whom it hits when a policy switches channels off: those who use them, are signed in with them, or have nothing else.
import "server-only";
import type { Policy } from "@/lib/accounts/policy/policy";
import { countPeopleWith, countSessionsBy, countStranded } from "@/lib/admin/policy/factors-impact-store";
import { allowsKind } from "@/lib/channels/adding/allows-kind";
import { allowedFactors } from "@/lib/channels/allowed-factors";
import { APP_KINDS, CHANNEL_KINDS, type ChannelFactor } from "@/lib/channels/kinds";

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

/** What `after` takes from members. Of channels that are not configured it tells nothing: they work under no policy. */
export async function channelsImpact(before: Policy, after: Policy, now: Date): Promise<ChannelsImpact> {
  const allowed = allowedFactors(after, "member");
  const closed = allowedFactors(before, "member").filter((factor) => !allowed.includes(factor));
  const switchedOff: SwitchedOff[] = [];
  for (const factor of closed) {
    const people = await countPeopleWith(factor);
    switchedOff.push({ factor, people, sessions: await countSessionsBy(factor, before.times, now) });
  }
  const kinds = CHANNEL_KINDS.filter((kind) => allowsKind(allowed, kind));
  const lost = APP_KINDS.filter((kind) => allowsKind(closed, kind));
  // Only a provider's app can be all that somebody has: other channels stand beside an authenticator.
  return { switchedOff, stranded: lost.length === 0 ? 0 : await countStranded(lost, kinds) };
}
