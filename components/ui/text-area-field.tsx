// A labelled box for some lines of text, which keeps what was typed across a refused post.
"use client";

import type { ReactNode } from "react";
import { CONTROL_CLASS, FieldFrame } from "./field-frame";
import { useField } from "./use-field";

interface TextAreaFieldProps {
  name: string;
  label: string;
  hint?: ReactNode;
  rows?: number;
  required?: boolean;
  autoFocus?: boolean;
}

/** There is no `maxLength`: a browser cuts what is pasted in silence, the server says that it is too long. */
export function TextAreaField({ name, label, hint, rows = 3, required, autoFocus }: TextAreaFieldProps) {
  const field = useField({ name, hasHint: Boolean(hint), autoFocus });
  return (
    <FieldFrame field={field} label={label} hint={hint}>
      <textarea
        {...field.control}
        rows={rows}
        required={required}
        defaultValue={field.kept}
        className={CONTROL_CLASS}
      />
    </FieldFrame>
  );
}
