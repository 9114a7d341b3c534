// A new API key in the place of the form that made it: in this one answer, with JavaScript or without.
"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Alert } from "../ui/alert";
import { CopyButton } from "../ui/copy-button";
import { useFormAnswer } from "../ui/form-context";
import type { CopyLabels } from "../ui/use-copy";

interface KeyOnceProps {
  /** The fields of the form, until it has made a key. */
  children: ReactNode;
  title: string;
  text: string;
  /** Accessible name of the key. */
  label: string;
  labels: CopyLabels;
  exampleLabel: string;
  /** A command line in which `KEY` stands for the key. */
  example: string;
  /** Where to go from here. */
  after: ReactNode;
}

const BOX = "rounded-control border border-line bg-sunken px-4 py-3 font-mono break-all";

/** Stands inside an ActionForm. Whoever leaves or reloads the page sees the key no more. */
export function KeyOnce({ children, title, text, label, labels, ...props }: KeyOnceProps) {
  const { shownOnce: key } = useFormAnswer();
  const box = useRef<HTMLDivElement>(null);

  // The button that had the keyboard's focus is gone with the form.
  useEffect(() => {
    if (key) box.current?.focus();
  }, [key]);

  if (!key) return children;
  return (
    <div ref={box} tabIndex={-1} className="grid grid-cols-1 gap-6 outline-none">
      <Alert tone="success" title={title} role="status">
        {text}
      </Alert>
      <div className="grid gap-3">
        <output aria-label={label} translate="no" className={`${BOX} text-lg font-semibold`}>
          {key}
        </output>
        <CopyButton text={key} labels={labels} />
      </div>
      <div className="grid gap-2">
        <p className="text-ink-soft">{props.exampleLabel}</p>
        <code translate="no" className={`${BOX} block text-base whitespace-pre-wrap`}>
          {props.example.replace("KEY", key)}
        </code>
      </div>
      <div>{props.after}</div>
    </div>
  );
}
