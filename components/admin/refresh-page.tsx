// Asks for the page again now and then while something on it goes on. Without JavaScript the link beside it does.
"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const EVERY_MS = 3000;

/** A refresh asks for the page's own address: a mark in its query tells that nobody pressed anything. */
function markAddress(mark: string, isMarked: boolean): void {
  const address = new URL(window.location.href);
  if (address.searchParams.has(mark) === isMarked) return;
  if (isMarked) address.searchParams.set(mark, "yes");
  else address.searchParams.delete(mark);
  window.history.replaceState(null, "", address);
}

export function RefreshPage({ mark }: { mark: string }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      markAddress(mark, true);
      router.refresh();
    }, EVERY_MS);
    return () => {
      clearInterval(timer);
      // What is over is read, and loaded again, by somebody.
      markAddress(mark, false);
    };
  }, [router, mark]);
  return null;
}
