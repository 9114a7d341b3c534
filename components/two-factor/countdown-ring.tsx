// How long the code on the phone is still good, on the server's time.
"use client";

import { RingFace } from "./ring-face";
import { useServerNow } from "./use-server-now";

interface CountdownRingProps {
  /** Accessible name and caption, "Time until the next code". */
  label: string;
  /** The server's clock when it rendered this page, in Unix milliseconds. */
  serverNowMs: number;
  periodSeconds: number;
  /** Takes the caption's place when less than `waitBelowSeconds` are left: once typed, this code is gone. */
  waitHint: string;
  waitBelowSeconds?: number;
}

/** Role `timer` is silent by definition: nobody hears every second, who wants to know can read it. */
export function CountdownRing({
  label,
  serverNowMs,
  periodSeconds,
  waitHint,
  waitBelowSeconds = 3,
}: CountdownRingProps) {
  const left = periodSeconds - (useServerNow(serverNowMs) % periodSeconds);
  const late = left < waitBelowSeconds;
  return (
    <div className="flex min-h-14 items-center gap-4">
      <div role="timer" aria-label={label} className="relative grid size-14 shrink-0 place-items-center">
        <RingFace share={left / periodSeconds} ink={late ? "text-warning-ink" : "text-accent"} />
        <span className="font-semibold tabular-nums">{left}</span>
      </div>
      {/* For the eye alone: the timer has this name already, and the hint would be read out of turn. */}
      <p aria-hidden="true" className={late ? "font-medium text-warning-ink" : "text-ink-soft"}>
        {late ? waitHint : label}
      </p>
    </div>
  );
}
