// The server's clock, kept running in the browser without asking the browser what time it is.
"use client";

import { useEffect, useState, useSyncExternalStore } from "react";

const TICK_MILLISECONDS = 250;
const neverChanges = () => () => undefined;

/**
 * Whole Unix seconds of the server, ticking. `serverNowMs` is its clock when it rendered. A phone with a wrong
 * clock, or one that is set right meanwhile, changes nothing: only `performance.now` is read, which runs evenly.
 */
export function useServerNow(serverNowMs: number): number {
  const hydrating = useSyncExternalStore(
    neverChanges,
    () => false,
    () => true,
  );
  const [cameWithDocument] = useState(hydrating);
  const [nowSeconds, setNowSeconds] = useState(Math.floor(serverNowMs / 1000));

  useEffect(() => {
    const startMs = cameWithDocument ? documentArrivedMs() : performance.now();
    const tick = () => setNowSeconds(Math.floor((serverNowMs + performance.now() - startMs) / 1000));
    tick();
    const timer = setInterval(tick, TICK_MILLISECONDS);
    return () => clearInterval(timer);
  }, [serverNowMs, cameWithDocument]);

  return nowSeconds;
}

/** When the first byte of this document came, on the scale of `performance.now`: just after it was rendered. */
function documentArrivedMs(): number {
  const visit = performance.getEntriesByType("navigation")[0];
  return visit instanceof PerformanceNavigationTiming ? visit.responseStart : performance.now();
}
