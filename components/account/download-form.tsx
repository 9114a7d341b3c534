// A form whose answer is a file: the page stays where it is.
"use client";

import { type FormEvent, type ReactNode, useRef } from "react";

const QUIET_MS = 5000;

/** Posts to a route handler. A second click would break the first download off, whose permit is used up by then. */
export function DownloadForm({ action, children }: { action: string; children: ReactNode }) {
  const postedAt = useRef(Number.NEGATIVE_INFINITY);

  function dropSecondPost(event: FormEvent) {
    if (event.timeStamp - postedAt.current < QUIET_MS) event.preventDefault();
    else postedAt.current = event.timeStamp;
  }

  return (
    <form method="post" action={action} onSubmit={dropSecondPost} className="flex flex-wrap gap-3">
      {children}
    </form>
  );
}
