// Owns which factors of channels count for an account now: what the policy, the settings and its role allow (R50).
import type { Policy } from "@/lib/accounts/policy/policy";
import { CHANNEL_FACTORS, type ChannelFactor } from "@/lib/channels/kinds";
import { availableFactors } from "@/lib/channels/provider-of";

/** The factors that count, the strongest first. None for administrators, and none that nobody is set up to deliver. */
export function allowedFactors({ channels }: Pick<Policy, "channels">, role: string): ChannelFactor[] {
  if (role !== "member" || channels.length === 0) return [];
  const available = availableFactors();
  return CHANNEL_FACTORS.filter((factor) => channels.includes(factor) && available.includes(factor));
}

/** Why a factor does not count for an account of this role, or null. */
export function factorRefusal(
  policy: Pick<Policy, "channels">,
  role: string,
  factor: ChannelFactor,
): "channel-refused-for-admins" | "channel-not-allowed" | null {
  if (role !== "member") return "channel-refused-for-admins";
  return allowedFactors(policy, role).includes(factor) ? null : "channel-not-allowed";
}
