// Owns the time that the codes follow: the server's, also after this machine slept or its clock was set.
"use client";

import { useEffect, useRef, useState } from "react";
import { useServerNow } from "@/components/two-factor/use-server-now";

const JUMP_MS = 2000;
const RETRY_MS = 5000;

interface ServerClock {
  /** Whole Unix seconds of the server. */
  nowSeconds: number;
  /** By how many seconds this machine's clock is ahead of it; below 0 when it is behind. */
  machineAheadSeconds: number;
}

/** `serverNowMs` is the server's clock when it rendered the page. */
export function useServerClock(serverNowMs: number): ServerClock {
  const evenSeconds = useServerNow(serverNowMs);
  const correction = useCorrection(evenSeconds);
  const nowSeconds = evenSeconds + correction;
  const [aheadSeconds, setAheadSeconds] = useState(0);

  useEffect(() => {
    // Not before the first tick: until then it is the time of rendering.
    if (nowSeconds === Math.floor(serverNowMs / 1000)) return;
    const seen = Math.floor(Date.now() / 1000) - nowSeconds;
    // Two clocks never tick together: a second more or less is none.
    setAheadSeconds((told) => (Math.abs(seen - told) > 1 ? seen : told));
  }, [nowSeconds, serverNowMs]);

  return { nowSeconds, machineAheadSeconds: aheadSeconds };
}

/**
 * Seconds to add to a clock that ran on `performance.now`, which stands still in many browsers while the machine
 * sleeps. A jump of the machine's own clock beside it is taken for a sleep at once, and then the server is asked:
 * somebody may have set the clock right.
 */
function useCorrection(evenSeconds: number): number {
  const [correction, setCorrection] = useState(0);
  const apartMs = useRef<number | null>(null);
  const latest = useRef(evenSeconds);
  const retry = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    latest.current = evenSeconds;
    const apart = Date.now() - performance.now();
    const jumpMs = apart - (apartMs.current ?? apart);
    apartMs.current = apart;
    if (Math.abs(jumpMs) < JUMP_MS) return;
    if (jumpMs > 0) setCorrection((before) => before + Math.round(jumpMs / 1000));

    const ask = async () => {
      const serverMs = await askServer();
      if (serverMs === null) retry.current = setTimeout(ask, RETRY_MS);
      else setCorrection(Math.round(serverMs / 1000 - latest.current - 0.5));
    };
    clearTimeout(retry.current);
    void ask();
  }, [evenSeconds]);

  useEffect(() => () => clearTimeout(retry.current), []);
  return correction;
}

/** The server's clock to half a second, in Unix milliseconds, from the head of an answer; null while offline. */
async function askServer(): Promise<number | null> {
  try {
    const answer = await fetch("/api/health", { method: "HEAD", cache: "no-store", credentials: "omit" });
    const dateMs = Date.parse(answer.headers.get("date") ?? "");
    return Number.isNaN(dateMs) ? null : dateMs + 500;
  } catch {
    return null;
  }
}
