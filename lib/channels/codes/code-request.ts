// Owns what a request for a code says, and what the log says of it.
import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import type { CodeChannel } from "@/lib/channels/channel-store";
import type { ChannelError } from "@/lib/channels/errors";
import { FACTORS_OF, type Way } from "@/lib/channels/kinds";
import { type Tx, transaction } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/locale";
import type { Refusal } from "@/lib/platform/result";
import type { Binding } from "@/lib/sign-in/binding";

export interface CodeRequest {
  accountId: string;
  channel: CodeChannel;
  way: Way;
  /** The one ticket or act that the code will count for. */
  binding: Binding;
  locale: Locale;
  /** The client's, canonical as the edge saw it: limits count by it. */
  address: string;
  trace: Trace;
  now: Date;
}

/** Logs a refusal that came before anything was sent, and returns it. A press that came too soon is no event. */
export async function noteRefusal(
  request: CodeRequest,
  refusal: Refusal<ChannelError>,
): Promise<Refusal<ChannelError>> {
  if (refusal.error !== "send-too-soon")
    await transaction((tx) => recordSend(tx, request, refusal), `account:${request.accountId}`);
  return refusal;
}

/** Logs that a code was sent, or why not, in the transaction that finds out. */
export function recordSend(tx: Tx, request: CodeRequest, refusal?: Refusal<ChannelError>): Promise<void> {
  const { accountId, channel, way, trace, now } = request;
  const [first] = FACTORS_OF[channel.kind];
  const factor = channel.kind === "phone" ? way : first;
  const entry = { event: "channel.code-sent", actorId: accountId, factor } as const;
  if (!refusal) return recordEvent(tx, { ...entry, result: "success" }, trace, now);
  return recordEvent(tx, { ...entry, result: "failure", reason: refusal.error }, trace, now);
}
