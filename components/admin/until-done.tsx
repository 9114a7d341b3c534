// Shows the fields of a form until its post did what it was asked; then what came of it, a one-time link perhaps.
"use client";

import type { ReactNode } from "react";
import { CopyButton } from "../ui/copy-button";
import { useFormAnswer } from "../ui/form-context";
import type { CopyLabels } from "../ui/use-copy";

interface UntilDoneProps {
  /** Name of the link that an answer may hold. */
  linkLabel: string;
  /** That it is shown this once. */
  linkHint: string;
  labels: CopyLabels;
  children: ReactNode;
}

/** The link is text in the answer and nowhere else: no address, no history, no storage of the browser holds it. */
export function UntilDone({ linkLabel, linkHint, labels, children }: UntilDoneProps) {
  const { ok, shownOnce: link } = useFormAnswer();
  if (!ok) return children;
  if (!link) return null;
  return (
    <div className="grid gap-3">
      <p className="font-semibold">{linkLabel}</p>
      <code
        translate="no"
        className="rounded-control border border-line bg-sunken px-4 py-3 font-mono text-[1.0625rem] break-all"
      >
        {link}
      </code>
      <p className="text-ink-soft">{linkHint}</p>
      <CopyButton text={link} labels={labels} />
    </div>
  );
}
