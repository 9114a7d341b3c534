// Owns which kinds of channels a list of factors allows. Pure.
import { type ChannelFactor, type ChannelKind, FACTORS_OF } from "@/lib/channels/kinds";

/** Whether a list of factors has one of this kind. */
export function allowsKind(factors: readonly ChannelFactor[], kind: ChannelKind): boolean {
  return FACTORS_OF[kind].some((factor) => factors.includes(factor));
}
