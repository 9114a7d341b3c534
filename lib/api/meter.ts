// Owns the arithmetic of the limits: how many requests of a caller pass, by the day's quota and the second's bucket. Pure.
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
  /** When the bucket will be full again, in Unix milliseconds; in the past where it is full. */
  fullAtMs: number;
}

/** What is left to a caller after a request, for its answer. */
export interface Room {
  perDay: number;
  leftToday: number;
  /** Until the day ends. */
  secondsToday: number;
  leftInBucket: number;
  /** Until the bucket is full again. */
  secondsToFull: number;
}

/**
 * The meter at a moment. Its day may be tomorrow, because another server may be past midnight already. A later day was
 * written before the clock was set back, and must not refuse everything until it comes.
 */
function meterAt(meter: Meter | null, now: Date): Meter {
  const nowMs = now.getTime();
  const today = dayOf(now);
  if (!meter) return { day: today, used: 0, fullAtMs: nowMs };
  // An empty bucket is full in a second, and the clocks of two servers may differ a little. More than that was written
  // before the clock was set back, and must not refuse everything until then.
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

/** What a meter leaves to its caller at a moment. */
export function roomOf({ used, fullAtMs }: Meter, perDay: number, nowMs: number): Room {
  return {
    perDay,
    leftToday: Math.max(0, perDay - used),
    secondsToday: Math.ceil((DAY_MS - (nowMs % DAY_MS)) / SECOND_MS),
    leftInBucket: Math.max(0, Math.floor((nowMs + SECOND_MS - fullAtMs) / REQUEST_MS)),
    secondsToFull: Math.max(1, Math.ceil((fullAtMs - nowMs) / SECOND_MS)),
  };
}
