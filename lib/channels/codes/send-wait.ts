// Owns how long a code is good (R52), and how long to wait between two, whoever asks and for whatever (R54).
import type { Way } from "@/lib/channels/kinds";
import {
  EMAIL_CODE_SECONDS,
  PHONE_CODE_SECONDS,
  SEND_AGAIN_FIRST_SECONDS,
  SEND_AGAIN_SECONDS,
} from "@/lib/platform/durations";
import { secondsAfter } from "@/lib/platform/seconds-after";

/** The last code on its way to a channel. */
export interface LastSend {
  sends: number;
  sentAt: Date;
  expiresAt: Date;
  consumedAt: Date | null;
}

/** Seconds to wait after so many consecutive sends: short after the first, which may have got lost. */
export function waitSecondsAfter(sends: number): number {
  return sends <= 1 ? SEND_AGAIN_FIRST_SECONDS : SEND_AGAIN_SECONDS;
}

/**
 * When the next code may be sent, or null for at once. Another ticket or act does not shorten the wait; a code that was
 * used ends it.
 */
export function nextSendAt(last: LastSend | null): Date | null {
  if (!last || last.consumedAt) return null;
  return secondsAfter(last.sentAt, waitSecondsAfter(last.sends));
}

/** Consecutive sends, with the one that is about to be made. A code that was used, or expired, starts the count anew. */
export function consecutiveSends(last: LastSend | null, now: Date): number {
  return last && !last.consumedAt && last.expiresAt > now ? last.sends + 1 : 1;
}

/** How many seconds a code counts that is sent in this way. */
export function lifeSeconds(way: Way): number {
  return way === "email" ? EMAIL_CODE_SECONDS : PHONE_CODE_SECONDS;
}

/** The same in whole minutes, as people are told it. */
export function codeMinutes(way: Way): number {
  return Math.floor(lifeSeconds(way) / 60);
}
