// Owns the arithmetic of the limits: how many requests of one caller pass, by the day's quota and the second's bucket. Pure.
import { API_PER_SECOND } from "@/lib/platform/limits";
import { DAY_MS } from "@/lib/platform/seconds-after";
import { dayOf, dayPlus } from "@/lib/platform/utc-day";

const SECOND_MS = 1000;
/** The bucket holds as many requests as flow back into it in a second. */
const REQUEST_MS = SECOND_MS / API_PER_SECOND;

/** What one caller has used up. */
export interface Meter {
  /** UTC, as 2031-10-01. */
  day: string;
  used: number;
  /** When the bucket will be full again, in Unix milliseconds; once that is past, it is full. */
  fullAtMs: number;
}

/** What is left after a request, for its answer. */
export interface Room {
  perDay: number;
  leftToday: number;
  secondsToday: number;
  leftInBucket: number;
  secondsToFull: number;
}

/**
 * The meter at a moment. The day does not go back: of two servers one may be past midnight first. But a day beyond
 * tomorrow is of a clock that was set back, and must not shut the door until it comes.
 */
function meterAt(meter: Meter | null, now: Date): Meter {
  const nowMs = now.getTime();
  const today = dayOf(now);
  if (!meter) return { day: today, used: 0, fullAtMs: nowMs };
  // An empty bucket is full in a second. Two servers may differ a little; more than that is a clock that was set back,
  // which must not shut the door until it is there again.
  const aheadMs = meter.fullAtMs - nowMs;
  const fullAtMs = nowMs + (aheadMs > 2 * SECOND_MS ? 0 : Math.min(Math.max(aheadMs, 0), SECOND_MS));
  const isToday = meter.day === today || (meter.day > today && meter.day <= dayPlus(today, 1));
  return isToday ? { day: meter.day, used: meter.used, fullAtMs } : { day: today, used: 0, fullAtMs };
}

/**
 * How many of `wanted` requests pass now, and the meter after them. Refused requests cost nothing (R106).
 * @param perDay the caller's quota
 */
export function admit(
  meter: Meter | null,
  wanted: number,
  perDay: number,
  now: Date,
): { granted: number; after: Meter } {
  const { day, used, fullAtMs } = meterAt(meter, now);
  const inBucket = Math.floor((now.getTime() + SECOND_MS - fullAtMs) / REQUEST_MS);
  const granted = Math.max(0, Math.min(wanted, perDay - used, inBucket));
  return { granted, after: { day, used: used + granted, fullAtMs: fullAtMs + granted * REQUEST_MS } };
}

/** What a meter leaves, told at `nowMs`. */
export function roomOf({ used, fullAtMs }: Meter, perDay: number, nowMs: number): Room {
  return {
    perDay,
    leftToday: Math.max(0, perDay - used),
    secondsToday: Math.ceil((DAY_MS - (nowMs % DAY_MS)) / SECOND_MS),
    leftInBucket: Math.max(0, Math.floor((nowMs + SECOND_MS - fullAtMs) / REQUEST_MS)),
    secondsToFull: Math.max(1, Math.ceil((fullAtMs - nowMs) / SECOND_MS)),
  };
}
