// What holds only in the page as the server sent it, and what stands in its place when it is put there later.
"use client";

import { type ReactNode, useState, useSyncExternalStore } from "react";

const nothingChanges = () => () => undefined;

/** Next keeps some parts of a page back for later, when what the server knew of the reader may be over. */
export function AtFirst({ children, later }: { children: ReactNode; later: ReactNode }) {
  const isSent = useSyncExternalStore(
    nothingChanges,
    () => false,
    () => true,
  );
  // As it was when this came into being: a page that is seen does not change its words.
  const [wasSent] = useState(isSent);
  return wasSent ? children : later;
}
