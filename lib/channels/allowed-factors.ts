// Owns which channels count: those that the policy allows, the settings make possible, and a member holds.
import "server-only";
import type { Policy } from "@/lib/accounts/policy";
import { type ChannelFactor, type ChannelKind, FACTORS_OF } from "@/lib/channels/kinds";
import { availableFactors } from "@/lib/channels/provider-of";

/** What a policy allows of what is configured, the strongest first. */
export function allowedFactors({ channels }: Pick<Policy, "channels">): ChannelFactor[] {
  return availableFactors().filter((factor) => channels.includes(factor));
}

/** Whether any factor of a kind is among some. */
export function hasKind(factors: readonly ChannelFactor[], kind: ChannelKind): boolean {
  return FACTORS_OF[kind].some((factor) => factors.includes(factor));
}
