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

/** `copy` never throws; its outcome is for a CopyStatus. */
export function useCopy(text: string): { outcome: CopyOutcome; copy: () => Promise<void> } {
  const [outcome, setOutcome] = useState<CopyOutcome>(null);
  return { outcome, copy: async () => setOutcome((await copyText(text)) ? "copied" : "failed") };
}
