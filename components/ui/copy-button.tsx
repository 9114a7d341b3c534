// Copies a text and says so.
"use client";

import { Check, Copy } from "lucide-react";
import { Button } from "./button";
import { CopyStatus } from "./copy-status";
import { type CopyLabels, useCopy } from "./use-copy";

/** The button keeps its name; the outcome is a polite status beside it. Without JavaScript there is no button. */
export function CopyButton({ text, labels }: { text: string; labels: CopyLabels }) {
  const { outcome, copy } = useCopy(text);
  const Icon = outcome === "copied" ? Check : Copy;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 noscript:hidden">
      <Button onClick={copy}>
        <Icon aria-hidden="true" size={18} />
        {labels.copy}
      </Button>
      <CopyStatus outcome={outcome} labels={labels} />
    </div>
  );
}
