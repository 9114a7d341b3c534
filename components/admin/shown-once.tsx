// What a post has made, in the place of the form that made it: in this one answer, with JavaScript or without.
"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { CopyButton } from "../ui/copy-button";
import { useFormAnswer } from "../ui/form-context";
import type { CopyLabels } from "../ui/use-copy";

interface ShownOnceProps {
  /** Accessible name of what is shown. */
  label: string;
  /** A link is long and copied; a code is short and read out. */
  kind: "link" | "code";
  hint?: ReactNode;
  labels: CopyLabels;
  /** What can be done next, once the form is done. */
  next?: ReactNode;
  /** The fields, until then. */
  children: ReactNode;
}

/**
 * Within an ActionForm, whose remark says what happened. Whoever leaves or reloads the page sees it no more: no address,
 * history or storage of the browser holds it.
 */
export function ShownOnce({ label, kind, hint, labels, next, children }: ShownOnceProps) {
  const { ok, shownOnce } = useFormAnswer();
  const box = useRef<HTMLDivElement>(null);

  // The button that had the keyboard's focus is gone with the form.
  useEffect(() => {
    if (ok) box.current?.focus({ preventScroll: true });
  }, [ok]);

  if (!ok) return children;
  return (
    <div ref={box} tabIndex={-1} data-answered="" className="grid gap-3 outline-none">
      {shownOnce && (
        <>
          {kind === "link" ? (
            <Link label={label} link={shownOnce} />
          ) : (
            <Code label={label} code={shownOnce} />
          )}
          {hint && <p className="text-ink-soft">{hint}</p>}
        </>
      )}
      <div className="mt-3 flex flex-wrap items-start gap-3 empty:hidden">
        {shownOnce && <CopyButton text={shownOnce} labels={labels} />}
        {next}
      </div>
    </div>
  );
}

function Link({ label, link }: { label: string; link: string }) {
  return (
    <label className="grid gap-1.5 font-semibold">
      {label}
      <textarea
        readOnly
        rows={2}
        value={link}
        spellCheck={false}
        className="field-sizing-content w-full resize-none rounded-control border border-line-strong bg-sunken px-4 py-3 font-mono text-base font-normal break-all"
      />
    </label>
  );
}

function Code({ label, code }: { label: string; code: string }) {
  return (
    <output
      aria-label={label}
      translate="no"
      className="rounded-control border border-line bg-sunken px-5 py-4 text-center font-mono text-2xl font-semibold tracking-widest"
    >
      {code}
    </output>
  );
}
