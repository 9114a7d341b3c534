// Ids and error of a field that belongs to the page alone: it has no name, and no form ever posts it.
"use client";

import { useId } from "react";
import type { FramedField } from "./use-field";

interface LocalField extends FramedField {
  /** To be spread on the control. Neither browsers nor password managers are to keep what is typed. */
  control: typeof KEPT_BY_NOBODY & {
    id: string;
    "aria-invalid": boolean;
    "aria-describedby": string | undefined;
  };
}

const KEPT_BY_NOBODY = {
  autoComplete: "off",
  autoCapitalize: "none",
  autoCorrect: "off",
  // Some browsers send what they spell-check to a server.
  spellCheck: false,
  "data-1p-ignore": true,
  "data-bwignore": true,
  "data-lpignore": "true",
  "data-form-type": "other",
} as const;

/** Wires one field to `error`, the sentence beside it. */
export function useLocalField({ hasHint, error }: { hasHint: boolean; error?: string }): LocalField {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const described = [hasHint && hintId, error && errorId].filter(Boolean).join(" ");
  return {
    hintId,
    errorId,
    error,
    errorHint: undefined,
    control: {
      ...KEPT_BY_NOBODY,
      id,
      "aria-invalid": Boolean(error),
      "aria-describedby": described || undefined,
    },
  };
}
