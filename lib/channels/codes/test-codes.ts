// Owns the codes of tests: asked for as a person would, and read where they arrive.
import { TRACE } from "@/lib/audit/test-trace";
import type { Binding } from "@/lib/channels/binding";
import { findChannel } from "@/lib/channels/channel-store";
import { judgeChannelCode, spendChannelCode } from "@/lib/channels/codes/check-code";
import { sendCode } from "@/lib/channels/codes/send-code";
import type { ChannelKind, Way } from "@/lib/channels/kinds";
import { queuedMails } from "@/lib/mail/test-mails";
import { transaction } from "@/lib/platform/db";
import { NOW } from "@/lib/two-factor/test-person";

export const TICKET: Binding = { for: "ticket", ticketId: "one" };

export interface Asking {
  binding?: Binding;
  way?: Way;
  now?: Date;
  /** The client that asks. */
  address?: string;
}

export async function channelOf(accountId: string, kind: ChannelKind) {
  const channel = await findChannel(accountId, kind);
  if (!channel) throw new Error(`no ${kind}`);
  return channel;
}

/** Presses "Send code". */
export async function askForCode(accountId: string, kind: ChannelKind, asking: Asking = {}) {
  const {
    binding = TICKET,
    way = kind === "email" ? "email" : "sms",
    now = NOW,
    address = "192.0.2.7",
  } = asking;
  const channel = await channelOf(accountId, kind);
  return sendCode({ accountId, channel, way, binding, locale: "en", address, trace: TRACE, now });
}

/** The codes that our own mail brought to an address, oldest first. */
export async function mailedCodes(to: string): Promise<string[]> {
  return (await queuedMails(to)).flatMap(({ kind, values }) =>
    kind === "channel-code" && values.code ? [values.code] : [],
  );
}

/** The code of the newest mail. */
export async function mailedCode(to: string): Promise<string> {
  return (await mailedCodes(to)).at(-1) ?? "none";
}

/** Another code of the same length. */
export function wrongCode(code: string): string {
  return code.replace(/^./, (digit) => String((Number(digit) + 1) % 10));
}

/** Judges a code, and spends a right one. Returns "spent", or why not. */
export async function tryCode(
  accountId: string,
  kind: ChannelKind,
  code: string,
  { binding = TICKET, now = NOW }: Asking = {},
): Promise<string> {
  const channel = await channelOf(accountId, kind);
  const judged = await judgeChannelCode({ accountId, channel, binding, code, now });
  if (!judged.ok) return judged.error;
  const isSpent = await transaction((tx) => spendChannelCode(tx, judged.value, now), `account:${accountId}`);
  return isSpent ? "spent" : "too late";
}
