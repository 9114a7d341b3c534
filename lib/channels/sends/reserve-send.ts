// Owns whether one more code may be sent. It is counted before it goes, so that many requests at once get no more (R54).
import "server-only";
import type { ChannelError } from "@/lib/channels/errors";
import type { Way } from "@/lib/channels/kinds";
import type { ProviderName } from "@/lib/channels/provider";
import { isPaused } from "@/lib/channels/sends/pause-store";
import {
  countSends,
  insertSend,
  type NewSend,
  type SendCounts,
  writeOutcome,
  writeVerified,
} from "@/lib/channels/sends/send-store";
import { isExempt } from "@/lib/platform/address-limits";
import type { Tx } from "@/lib/platform/db";
import { SENDS_LONG_WINDOW_SECONDS, SENDS_SHORT_WINDOW_SECONDS } from "@/lib/platform/durations";
import { limiterAddress } from "@/lib/platform/edge/client-address";
import { settings } from "@/lib/platform/env";
import {
  SENDS_BY_CLIENT_LONG,
  SENDS_BY_CLIENT_SHORT,
  SENDS_COUNTRY_SHARE,
  SENDS_LONG,
  SENDS_SHORT,
} from "@/lib/platform/limits";
import { newId } from "@/lib/platform/random-token";
import { accepted, type Refusal, type Result, refused } from "@/lib/platform/result";
import { secondsAfter, secondsBefore } from "@/lib/platform/seconds-after";

/** The lock of every transaction that reserves a send: nothing that it has counted changes before it ends. */
export const SENDS_LOCK = "job:channel-sends";

/** Sends of an account or to a destination, and by a client. */
const MOST = {
  short: [SENDS_SHORT, SENDS_BY_CLIENT_SHORT],
  long: [SENDS_LONG, SENDS_BY_CLIENT_LONG],
} as const;

export interface SendToReserve {
  accountId: string;
  destinationHash: string;
  /** ISO 3166, of a telephone number; null for others. */
  country: string | null;
  way: Way;
  provider: ProviderName;
  /** The client's, canonical as the edge saw it. */
  address: string;
}

type ReserveError = Extract<
  ChannelError,
  "channel-paused" | "phone-country-refused" | "send-limit" | "send-limit-of-day" | "send-budget-used-up"
>;

/**
 * Counts one send before it goes, unless it is refused. `tx` must have been opened with SENDS_LOCK.
 * Errors: channel-paused, phone-country-refused, send-limit or send-limit-of-day with `lockedUntil` (of the account, the
 * destination or the client), send-budget-used-up (of the country or the installation).
 */
export async function reserveSend(
  tx: Tx,
  asked: SendToReserve,
  now: Date,
): Promise<Result<{ sendId: string }, ReserveError>> {
  const { smsAllowedCountries } = settings().providers;
  if (asked.way !== "email" && asked.country !== null && !smsAllowedCountries.includes(asked.country))
    return refused("phone-country-refused");
  const send: NewSend = {
    ...asked,
    id: newId(),
    country: asked.country ?? "",
    address: limiterAddress(asked.address),
  };
  if (isPausable(send) && (await isPaused(tx, send))) return refused("channel-paused");
  const windows = {
    short: secondsBefore(now, SENDS_SHORT_WINDOW_SECONDS),
    long: secondsBefore(now, SENDS_LONG_WINDOW_SECONDS),
  };
  const counts = await countSends(tx, send, windows);
  const limited = isExempt(asked.address)
    ? { account: counts.account, destination: counts.destination }
    : counts;
  if (isOverLimit(limited, "long")) return limit("send-limit-of-day", SENDS_LONG_WINDOW_SECONDS, now);
  if (isOverLimit(limited, "short")) return limit("send-limit", SENDS_SHORT_WINDOW_SECONDS, now);
  if (isOverBudget(counts, send)) return refused("send-budget-used-up");
  await insertSend(tx, send, now);
  return accepted({ sendId: send.id });
}

/** Nothing switches our own mail off: no fraudster earns by it, and people prove their address with it. */
function isPausable({ way, provider }: { way: Way; provider: ProviderName }): boolean {
  return way !== "email" || provider !== "own";
}

type Limited = Pick<SendCounts, "account" | "destination"> & Partial<Pick<SendCounts, "address">>;

function isOverLimit({ account, destination, address }: Limited, window: "short" | "long"): boolean {
  const [most, mostByClient] = MOST[window];
  return (
    [account, destination].some((sent) => sent[window] >= most) || (address?.[window] ?? 0) >= mostByClient
  );
}

/** By the end of a whole window from now another one is surely allowed; just when, its sentence need not tell. */
function limit<E extends ReserveError>(error: E, windowSeconds: number, now: Date): Refusal<E> {
  return refused(error, { lockedUntil: secondsAfter(now, windowSeconds) });
}

/**
 * Text messages and calls count together. Of several countries none may use up the messages of the others. Where the
 * country is not known, as with Authy, only the budget of the installation counts.
 */
function isOverBudget({ messages }: SendCounts, { way, country }: NewSend): boolean {
  if (way === "email") return false;
  const { smsPerDay } = settings().providers;
  return messages.inAll >= smsPerDay || (country !== "" && messages.toCountry >= countryBudget());
}

/** Messages that one country may get in 24 hours. */
export function countryBudget(): number {
  const { smsAllowedCountries, smsPerDay } = settings().providers;
  return smsAllowedCountries.length > 1 ? Math.ceil(smsPerDay * SENDS_COUNTRY_SHARE) : smsPerDay;
}

/** Notes what the provider answered; only the first answer counts. "failed" gives the send back: nothing was sent. */
export function settleSend(tx: Tx, sendId: string, outcome: "sent" | "failed" | "unknown"): Promise<void> {
  return writeOutcome(tx, sendId, outcome);
}

/** Notes that the code of a send came back right, for the verified share. */
export function noteVerified(tx: Tx, sendId: string, now: Date): Promise<void> {
  return writeVerified(tx, sendId, now);
}
