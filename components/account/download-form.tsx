// A form whose answer is a file: the page stays where it is.
"use client";

import { type FormEvent, type ReactNode, useRef } from "react";

const QUIET_MS = 5000;

/** Posts to a route handler. A second click on the same button would break the download off, whose permit is used up by then. */
export function DownloadForm({ action, children }: { action: string; children: ReactNode }) {
  const last = useRef<{ button: unknown; at: number }>(undefined);

  function dropSecondPost(event: FormEvent<HTMLFormElement>) {
    const { submitter: button } = event.nativeEvent as SubmitEvent;
    const at = event.timeStamp;
    const isSecond = last.current?.button === button && at - (last.current?.at ?? 0) < QUIET_MS;
    if (isSecond) event.preventDefault();
    else last.current = { button, at };
  }

  return (
    <form method="post" action={action} onSubmit={dropSecondPost} className="flex flex-wrap gap-3">
      {children}
    </form>
  );
}
