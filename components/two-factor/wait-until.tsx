// How long a lock still lasts, told in minutes, without a word to screen readers at every tick.
"use client";

import { useServerNow } from "./use-server-now";

interface WaitUntilProps {
  /** A sentence with `{time}` in it: "Try again in {time}." */
  text: string;
  /** What to say once the time is over: "You can try again now." */
  overText: string;
  locale: string;
  /** The server's clock when it rendered, and the moment the lock ends, both in Unix milliseconds. */
  serverNowMs: number;
  untilMs: number;
}

/** Rounds up, so that whoever waits as long as it says is never too early. */
export function WaitUntil({ text, overText, locale, serverNowMs, untilMs }: WaitUntilProps) {
  // Both moved back so that the end falls on a whole second: else fifteen minutes can read as sixteen.
  const shiftMs = untilMs % 1000;
  const leftSeconds = (untilMs - shiftMs) / 1000 - useServerNow(serverNowMs - shiftMs);
  const minutes = Math.ceil(leftSeconds / 60);
  // The words for "minutes" come from the ICU data of the server, then of the browser; they may differ a little.
  return (
    <p className="tabular-nums" aria-live="off" suppressHydrationWarning>
      {minutes > 0 ? text.replace("{time}", inWords(minutes, locale)) : overText}
    </p>
  );
}

/** "2 hours 5 minutes", "15 minutes" in the words of `locale`. */
function inWords(minutes: number, locale: string): string {
  const unit = (name: "hour" | "minute", count: number) =>
    new Intl.NumberFormat(locale, { style: "unit", unit: name, unitDisplay: "long" }).format(count);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [hours > 0 ? unit("hour", hours) : "", rest > 0 ? unit("minute", rest) : ""].filter(Boolean);
  return new Intl.ListFormat(locale, { type: "unit", style: "narrow" }).format(parts);
}
