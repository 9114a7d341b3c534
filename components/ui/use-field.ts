// Ids, error and kept value of one form field, wired the same way for every kind of field.
"use client";

import { useId } from "react";
import { useFormAnswer } from "./form-context";

interface FieldRequest {
  name: string;
  hasHint: boolean;
  autoFocus?: boolean;
  /** Differs from `name` only when an action calls the field something else. */
  errorField?: string;
}

/** What a control and its frame need to agree on. */
export interface FieldWiring {
  hintId: string;
  errorId: string;
  error: string | undefined;
  errorHint: string | undefined;
  /** What was typed before the last post, if the action handed it back. */
  kept: string | undefined;
  /** To be spread on the control: ARIA that names hint and error (WCAG 2.2, 1.3.1 and 3.3.1), and the focus. */
  control: {
    id: string;
    name: string;
    autoFocus: boolean;
    "aria-invalid": boolean;
    "aria-describedby": string | undefined;
  };
}

/** As much of a wiring as the frame and the error of a field read. */
export type FramedField = Pick<FieldWiring, "hintId" | "errorId" | "error" | "errorHint"> & {
  control: { id: string };
};

/** Wires one field to the answer of the form around it. */
export function useField({ name, hasHint, autoFocus = false, errorField = name }: FieldRequest): FieldWiring {
  const id = useId();
  const state = useFormAnswer();
  const refused = state.field === errorField && Boolean(state.message);
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const described = [hasHint && hintId, refused && errorId].filter(Boolean).join(" ");
  return {
    hintId,
    errorId,
    error: refused ? state.message : undefined,
    errorHint: refused ? state.hint : undefined,
    kept: state.values?.[name],
    control: {
      id,
      name,
      // With JavaScript off the refused page comes back with the cursor where the mistake is.
      autoFocus: refused || (autoFocus && !state.field),
      // Said even when false: browsers call an empty required field invalid before anyone has touched it.
      "aria-invalid": refused,
      "aria-describedby": described || undefined,
    },
  };
}
