// Owns which kinds of channels some factors amount to. Pure.
import { type ChannelFactor, type ChannelKind, FACTORS_OF } from "@/lib/channels/kinds";

/** Whether any factor of a kind is among some. */
export function allowsKind(factors: readonly ChannelFactor[], kind: ChannelKind): boolean {
  return FACTORS_OF[kind].some((factor) => factors.includes(factor));
}
