// Owns sending one code to a channel: counted and written down first, sent once, and settled by what the provider said.
import "server-only";
import { recordEvent } from "@/lib/audit/store";
import type { Trace } from "@/lib/audit/trace";
import type { Binding } from "@/lib/channels/binding";
import { type CodeChannel, stillHasChannel } from "@/lib/channels/channel-store";
import { dropCode, lastCode, noteProviderRef, replaceCode } from "@/lib/channels/codes/code-store";
import { mailsOwnCodes, makeOwnCode, queueOwnCode } from "@/lib/channels/codes/own-mail";
import { nextSendAt, sendsInRow, waitSecondsAfter } from "@/lib/channels/codes/send-wait";
import { openDestination } from "@/lib/channels/destination";
import type { ChannelError } from "@/lib/channels/errors";
import { FACTORS_OF, WAYS_OF, type Way } from "@/lib/channels/kinds";
import type { CodeProvider } from "@/lib/channels/provider";
import { reserveSend, SENDS_TURN, settleSend } from "@/lib/channels/sends/reserve-send";
import { type Tx, transaction } from "@/lib/platform/db";
import { EMAIL_CODE_SECONDS, PHONE_CODE_SECONDS } from "@/lib/platform/durations";
import type { Locale } from "@/lib/platform/locale";
import { newId } from "@/lib/platform/random-token";
import { accepted, allOrNothing, type Refusal, type Result, refused } from "@/lib/platform/result";

export interface CodeRequest {
  accountId: string;
  channel: CodeChannel;
  way: Way;
  /** The one ticket or act that the code will count for. */
  binding: Binding;
  locale: Locale;
  /** The client's, canonical as the edge saw it: limits know it. */
  address: string;
  trace: Trace;
  now: Date;
}

/** Who brings the code: our own mail, or a provider. */
type Courier = "own" | CodeProvider;

/** A code that is counted and written down, and not sent yet unless it is our own. */
interface ReservedCode {
  id: string;
  sendId: string;
  waitSeconds: number;
  /** What the provider called the code that this one kills. */
  formerRef: string | null;
}

/**
 * Sends a code, once for each call that is accepted. Returns the seconds until the next one may be asked for. The code
 * before it is dead from then on (R52).
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
  if (courier !== "own") {
    const sent = await hand(request, courier, to, reserved.value);
    if (!sent.ok) return sent;
  }
  return accepted({ waitSeconds: reserved.value.waitSeconds });
}

function courierOf({ channel: { kind }, way }: CodeRequest): Courier | null {
  if (!WAYS_OF[kind].includes(way)) return null;
  if (kind === "email" && mailsOwnCodes()) return "own";
  return null;
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
    const { destinationHash, country } = channel;
    const provider = courier === "own" ? "own" : courier.name;
    const send = { accountId, destinationHash, country, way, provider, address };
    const counted = await reserveSend(tx, send, now);
    if (!counted.ok) return counted;
    const { sendId } = counted.value;
    const id = newId();
    const own = courier === "own" ? makeOwnCode({ id, binding }) : null;
    const sends = sendsInRow(last, now);
    const expiresAt = new Date(now.getTime() + lifeSeconds(way) * 1000);
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
    const formerRef = last && !last.consumedAt ? last.providerRef : null;
    return accepted({ id, sendId, waitSeconds: waitSecondsAfter(sends), formerRef });
  }, SENDS_TURN);
}

function lifeSeconds(way: Way): number {
  return way === "email" ? EMAIL_CODE_SECONDS : PHONE_CODE_SECONDS;
}

/** Our own mail is as good as sent once it is queued. */
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

/** The provider's part, outside of any transaction: a slow one holds up nobody else. */
async function hand(
  request: CodeRequest,
  provider: CodeProvider,
  to: string,
  { id, sendId, formerRef }: ReservedCode,
): Promise<Result<null, ChannelError>> {
  // A provider sends the same code again while it waits for it: what was sent to one ticket must not open another.
  if (formerRef) await provider.cancel(formerRef);
  const sent = await provider.send(to, request.way, request.locale).catch(async (fault: unknown) => {
    await transaction((tx) => settleSend(tx, sendId, "unknown"), SENDS_TURN);
    throw fault;
  });
  return transaction(async (tx) => {
    if (sent.ok) {
      await noteProviderRef(tx, id, sent.value.ref);
      await settleSend(tx, sendId, "sent");
      await recordSend(tx, request);
      return accepted(null);
    }
    const isUnsure = sent.error === "provider-unsure";
    await settleSend(tx, sendId, isUnsure ? "unknown" : "failed");
    // Whatever may have gone out counts when it arrives, and is waited for; what surely did not leaves nothing behind.
    if (!isUnsure) await dropCode(tx, id);
    await recordSend(tx, request, sent);
    return sent;
  }, SENDS_TURN);
}

/** Writes down what was refused before anything was sent. A press that came too soon is no event. */
async function noteRefusal(
  request: CodeRequest,
  refusal: Refusal<ChannelError>,
): Promise<Refusal<ChannelError>> {
  if (refusal.error !== "send-too-soon")
    await transaction((tx) => recordSend(tx, request, refusal), `account:${request.accountId}`);
  return refusal;
}

function recordSend(tx: Tx, request: CodeRequest, refusal?: Refusal<ChannelError>): Promise<void> {
  const { accountId, channel, way, trace, now } = request;
  const [first] = FACTORS_OF[channel.kind];
  const factor = channel.kind === "phone" ? way : first;
  const entry = { event: "channel.code-sent", actorId: accountId, factor } as const;
  if (!refusal) return recordEvent(tx, { ...entry, result: "success" }, trace, now);
  return recordEvent(tx, { ...entry, result: "failure", reason: refusal.error }, trace, now);
}
