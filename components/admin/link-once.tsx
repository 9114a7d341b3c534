// A form that gives place to what its post made, a link perhaps: the one time that it is shown.
"use client";

import type { ReactNode } from "react";
import { CopyButton } from "../ui/copy-button";
import { useFormAnswer } from "../ui/form-context";
import type { CopyLabels } from "../ui/use-copy";

interface LinkOnceProps {
  /** Caption and accessible name of the link that an answer may hold. */
  label: string;
  hint?: ReactNode;
  labels: CopyLabels;
  /** What can be done next, once the form is done. */
  next?: ReactNode;
  /** The fields, until then. */
  children: ReactNode;
}

/** Within an ActionForm, whose remark says what happened. No address, history or storage of the browser holds the link. */
export function LinkOnce({ label, hint, labels, next, children }: LinkOnceProps) {
  const { ok, shownOnce: link } = useFormAnswer();
  if (!ok) return children;
  return (
    <div className="grid gap-3">
      {link && (
        <>
          <label className="grid gap-1.5 font-semibold">
            {label}
            <textarea
              readOnly
              rows={2}
              value={link}
              spellCheck={false}
              className="w-full resize-none rounded-control border border-line-strong bg-sunken px-4 py-3 font-mono text-base font-normal break-all"
            />
          </label>
          {hint && <p className="text-ink-soft">{hint}</p>}
          <CopyButton text={link} labels={labels} />
        </>
      )}
      {next && <div className="mt-3 flex flex-wrap gap-3">{next}</div>}
    </div>
  );
}
