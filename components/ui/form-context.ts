// Hands the answer of a form's last post down to the fields inside it.
"use client";

import { createContext, useContext } from "react";
import type { FormState } from "@/lib/platform/actions/form-state";

/** Filled by ActionForm. The default serves fields that stand in a plain form. */
export const FormContext = createContext<FormState>({});

/** The answer to the last post of the form around this component; empty before the first one. */
export function useFormAnswer(): FormState {
  return useContext(FormContext);
}
