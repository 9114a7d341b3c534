// A field that nobody fills in, and its refusal, which nobody could correct: it is about the whole form.
"use client";

import type { RefObject } from "react";
import { FormRemark } from "./form-remark";

interface HiddenFieldProps {
  name: string;
  value?: string;
  /** For a field that a script fills in before the post. */
  ref?: RefObject<HTMLInputElement | null>;
}

/** In the place of every `<input type="hidden">`: without the remark such a refusal would be said by nobody. */
export function HiddenField({ name, value, ref }: HiddenFieldProps) {
  const filled = ref ? { ref, defaultValue: "" } : { value };
  return (
    <>
      <FormRemark about={name} />
      <input type="hidden" name={name} {...filled} />
    </>
  );
}
