// Owns what the page of one channel shows to whoever holds the ticket: whether a code is on its way, and which presses there are.
import "server-only";
import { findChannel } from "@/lib/channels/channel-store";
import { codeState } from "@/lib/channels/codes/code-state";
import { codeMinutes } from "@/lib/channels/codes/send-wait";
import {
  type ChannelFactor,
  isAppKind,
  isChannelFactor,
  kindOf,
  WAYS_OF,
  type Way,
  wayOf,
} from "@/lib/channels/kinds";
import { readPauses } from "@/lib/channels/sends/read-pauses";
import { clock } from "@/lib/platform/clock";
import type { LiveTicket } from "@/lib/sign-in/ticket";
import { signInMethods } from "@/lib/two-factor/verification/sign-in-methods";

export interface ChannelPage {
  factor: ChannelFactor;
  /** Masked destination. */
  hint: string | null;
  /** Whether a code that this page asks for is on its way to this ticket. */
  isSent: boolean;
  /** Whether there is anything to type: of an app always. */
  takesCode: boolean;
  /** Whether no code is sent this way at the moment. */
  isPaused: boolean;
  /** How codes can be asked for here now, the page's own way first. */
  ways: Way[];
  /** How long a code is good for. */
  minutes: number;
  /** When the next code may be asked for; null for now. */
  nextAt: Date | null;
}

/** Null where the ticket's account may not use such a channel, or has none. */
export async function channelPage(ticket: LiveTicket, factor: string): Promise<ChannelPage | null> {
  const { id: ticketId, accountId } = ticket;
  const now = clock.now();
  const methods = await signInMethods(accountId, now);
  const method = methods.find(({ name }) => name === factor);
  if (!method || !isChannelFactor(factor)) return null;
  const channel = await findChannel(accountId, kindOf(factor));
  if (!channel) return null;
  const { sentBy, nextAt } = await codeState(accountId, channel, { for: "ticket", ticketId }, now);
  const own = wayOf(factor);
  const isSent = own === null ? sentBy !== null : sentBy === own;
  // Authy sends by ways of its own, which are no methods of ours.
  const isOff = own === null ? await readPauses() : null;
  const isOpen = (way: Way) =>
    isOff ? !isOff(channel, way) : methods.some(({ name, isPaused }) => name === way && !isPaused);
  const ways = WAYS_OF[channel.kind].filter(isOpen);
  return {
    factor,
    hint: method.hint,
    isSent,
    takesCode: isSent || isAppKind(channel.kind),
    isPaused: method.isPaused,
    ways: ways.toSorted((left, right) => Number(right === own) - Number(left === own)),
    minutes: codeMinutes(sentBy ?? own ?? "sms"),
    nextAt,
  };
}
