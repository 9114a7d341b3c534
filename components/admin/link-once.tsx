// A form that gives place to the link that its answer holds: the one time that it is shown.
"use client";

import type { ReactNode } from "react";
import { CopyButton } from "../ui/copy-button";
import { useFormAnswer } from "../ui/form-context";
import type { CopyLabels } from "../ui/use-copy";

interface LinkOnceProps {
  /** Caption and accessible name of the link. */
  label: string;
  labels: CopyLabels;
  /** What can be done next, once the link is there. */
  next: ReactNode;
  /** The fields, until then. */
  children: ReactNode;
}

/** Within an ActionForm, whose remark says what happened. Nothing here outlives the page. */
export function LinkOnce({ label, labels, next, children }: LinkOnceProps) {
  const { link } = useFormAnswer();
  if (!link) return children;
  return (
    <div className="grid gap-3">
      <label className="grid gap-1.5 font-semibold">
        {label}
        <textarea
          readOnly
          rows={3}
          value={link}
          spellCheck={false}
          className="w-full resize-none rounded-control border border-line-strong bg-sunken px-4 py-3 font-mono text-base font-normal break-all"
        />
      </label>
      <CopyButton text={link} labels={labels} />
      <div className="mt-3 flex flex-wrap gap-3">{next}</div>
    </div>
  );
}
