// Asks for the page again now and then while something on it goes on. Without JavaScript the link beside it does.
"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const EVERY_MS = 3000;

/** A refresh asks for the page's own address: a mark in its query tells that nobody pressed anything. */
function markAddress(mark: string): void {
  const address = new URL(window.location.href);
  if (address.searchParams.has(mark)) return;
  address.searchParams.set(mark, "yes");
  window.history.replaceState(null, "", address);
}

export function RefreshPage({ mark }: { mark: string }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      markAddress(mark);
      router.refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [router, mark]);
  return null;
}
