// What a post has made, in the place of the form that made it: in this one answer, with JavaScript or without.
"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Alert } from "@/components/ui/alert";
import { CopyButton } from "@/components/ui/copy-button";
import { useFormAnswer } from "@/components/ui/form-context";
import type { CopyLabels } from "@/components/ui/use-copy";

interface ShownOnceProps {
  /** The fields of the form, until it has done what it is for. */
  children: ReactNode;
  title: string;
  text: string;
  /** Accessible name of what is shown. */
  label: string;
  copyLabels: CopyLabels;
  /** Where to go from here. */
  after: ReactNode;
}

/** Stands inside an ActionForm. Whoever leaves or reloads the page sees it no more. */
export function ShownOnce({ children, title, text, label, copyLabels, after }: ShownOnceProps) {
  const { shownOnce } = useFormAnswer();
  const box = useRef<HTMLDivElement>(null);

  // The button that had the keyboard's focus is gone with the form.
  useEffect(() => {
    if (shownOnce) box.current?.focus();
  }, [shownOnce]);

  if (!shownOnce) return children;
  return (
    <div ref={box} tabIndex={-1} className="grid gap-6 outline-none">
      <Alert tone="success" title={title} role="status">
        {text}
      </Alert>
      <output
        aria-label={label}
        translate="no"
        className="rounded-control border border-line bg-sunken px-5 py-4 text-center font-mono text-2xl font-semibold tracking-widest"
      >
        {shownOnce}
      </output>
      <div className="flex flex-wrap items-start gap-3">
        <CopyButton text={shownOnce} labels={copyLabels} />
        {after}
      </div>
    </div>
  );
}
