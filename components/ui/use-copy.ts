// Copies one text and remembers how that went.
"use client";

import { useState } from "react";
import { copyText } from "./copy-text";

/** The words around a copy; `failed` says what to do instead. */
export interface CopyLabels {
  copy: string;
  copied: string;
  failed: string;
}

/** Null until the first try. */
export type CopyOutcome = "copied" | "failed" | null;

/** `copy` never throws; its outcome is for a CopyStatus, and is over once the text is another. */
export function useCopy(text: string): { outcome: CopyOutcome; copy: () => Promise<void> } {
  const [last, setLast] = useState<{ text: string; outcome: CopyOutcome }>();
  const copy = async () => setLast({ text, outcome: (await copyText(text)) ? "copied" : "failed" });
  return { outcome: last?.text === text ? last.outcome : null, copy };
}
