// The answer to a form that asks by GET: the page judges its address, and the fields show it as after a post.
"use client";

import type { ReactNode } from "react";
import type { FormState } from "@/lib/platform/actions/form-state";
import { FormContext } from "./form-context";

/** Stands within the form. */
export function AskedAnswer({ answer, children }: { answer: FormState; children: ReactNode }) {
  return <FormContext value={answer}>{children}</FormContext>;
}
