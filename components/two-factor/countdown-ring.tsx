// How long the code on the phone is still good, on the server's time.
"use client";

import { CountdownFace } from "./countdown-face";
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
    <CountdownFace
      label={label}
      leftSeconds={left}
      periodSeconds={periodSeconds}
      caption={late ? waitHint : label}
      late={late}
    />
  );
}
