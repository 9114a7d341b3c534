// Owns sending one code to a channel: counted and written down first, sent once, and settled by what the provider said.
import "server-only";
import { stillHasChannel } from "@/lib/channels/channel-store";
import { type CodeRequest, noteRefusal, recordSend } from "@/lib/channels/codes/code-request";
import { formerSend, lastCode, replaceCode } from "@/lib/channels/codes/code-store";
import { handOver, type ReservedCode } from "@/lib/channels/codes/hand-over";
import { outlastCode } from "@/lib/channels/codes/outlast-code";
import { mailsOwnCodes, makeOwnCode, queueOwnCode } from "@/lib/channels/codes/own-mail";
import { consecutiveSends, lifeSeconds, nextSendAt, waitSecondsAfter } from "@/lib/channels/codes/send-wait";
import { limitedDestination, openDestination } from "@/lib/channels/destination";
import type { ChannelError } from "@/lib/channels/errors";
import { WAYS_OF } from "@/lib/channels/kinds";
import type { CodeProvider } from "@/lib/channels/provider";
import { providerOf } from "@/lib/channels/provider-of";
import { reserveSend, SENDS_LOCK, settleSend } from "@/lib/channels/sends/reserve-send";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/random-token";
import { accepted, allOrNothing, type Result, refused } from "@/lib/platform/result";
import { secondsAfter } from "@/lib/platform/seconds-after";

/** Who brings the code: our own mail, or a provider. */
type Courier = "own" | CodeProvider;

/**
 * Sends a code, once for each call that is accepted. Returns the seconds until the next one may be asked for. The code
 * before it counts no more (R52), and what it is for lasts as long as it does.
 * Errors: channel-not-allowed (no such way, or nobody is set up to deliver it), channel-missing, send-too-soon with
 * `lockedUntil`, those of reserveSend, and those of the provider. After provider-unsure the code may have gone out, and
 * counts if it arrives.
 */
export async function sendCode(request: CodeRequest): Promise<Result<{ waitSeconds: number }, ChannelError>> {
  const courier = courierOf(request);
  if (!courier) return noteRefusal(request, refused("channel-not-allowed"));
  const to = await openDestination(request.channel, request.channel.table);
  const reserved = await reserve(request, courier, to);
  if (!reserved.ok) return noteRefusal(request, reserved);
  const { waitSeconds } = reserved.value;
  const sent = courier === "own" ? accepted(null) : await handOver(request, courier, to, reserved.value);
  if (sent.ok || sent.error === "provider-unsure") await outlastCode(request);
  return sent.ok ? accepted({ waitSeconds }) : sent;
}

function courierOf({ channel: { kind }, way }: CodeRequest): Courier | null {
  if (!WAYS_OF[kind].includes(way)) return null;
  return kind === "email" && mailsOwnCodes() ? "own" : providerOf(kind, way);
}

/** Everything that must hold before a code goes out, in one transaction: two presses at once send one (R54). */
function reserve(
  request: CodeRequest,
  courier: Courier,
  to: string,
): Promise<Result<ReservedCode, ChannelError>> {
  const { accountId, channel, way, binding, address, now } = request;
  return allOrNothing<ReservedCode, ChannelError>(async (tx) => {
    if (!(await stillHasChannel(tx, accountId, channel, now))) return refused("channel-missing");
    const last = await lastCode(tx, accountId, channel);
    const nextAt = nextSendAt(last);
    if (nextAt && now < nextAt) return refused("send-too-soon", { lockedUntil: nextAt });
    const destinationHash = limitedDestination(channel.kind, to);
    const provider = courier === "own" ? "own" : courier.name;
    const send = { accountId, destinationHash, country: channel.country, way, provider, address };
    const counted = await reserveSend(tx, send, now);
    if (!counted.ok) return counted;
    const { sendId } = counted.value;
    const id = newId();
    const own = courier === "own" ? makeOwnCode({ id, binding }) : null;
    const sends = consecutiveSends(last, now);
    const expiresAt = secondsAfter(now, lifeSeconds(way));
    const code = {
      id,
      accountId,
      channelId: channel.id,
      binding,
      way,
      sendId,
      sends,
      sentAt: now,
      expiresAt,
    };
    await replaceCode(tx, { ...code, hash: own?.hash ?? null });
    if (own) await mailOwnCode(tx, request, { id, sendId, code: own.code }, to);
    return accepted({ id, sendId, waitSeconds: waitSecondsAfter(sends), former: formerSend(last) });
  }, SENDS_LOCK);
}

/** Our own mail counts as sent once it is queued. */
async function mailOwnCode(
  tx: Tx,
  request: CodeRequest,
  { id, sendId, code }: { id: string; sendId: string; code: string },
  to: string,
): Promise<void> {
  const { accountId, binding, locale, trace, now } = request;
  await queueOwnCode(tx, { id, accountId, binding, code }, { to, locale, trace }, now);
  await settleSend(tx, sendId, "sent");
  await recordSend(tx, request);
}
