// A labelled line of text that keeps what was typed across a refused post.
"use client";

import type { HTMLInputAutoCompleteAttribute, InputHTMLAttributes, ReactNode } from "react";
import { CONTROL_CLASS, FieldFrame } from "./field-frame";
import { useField } from "./use-field";

interface TextFieldProps {
  name: string;
  label: string;
  type?: "text" | "email" | "search" | "tel" | "url" | "date";
  autoComplete?: HTMLInputAutoCompleteAttribute;
  inputMode?: InputHTMLAttributes<HTMLInputElement>["inputMode"];
  hint?: ReactNode;
  defaultValue?: string;
  required?: boolean;
  autoFocus?: boolean;
  /** Keys and codes: monospace, no spelling marks, no capital letters by the phone's own will. */
  verbatim?: boolean;
}

/** There is no `maxLength`: a browser cuts what is pasted in silence, the server says that it is too long. */
export function TextField({
  name,
  label,
  type = "text",
  hint,
  autoFocus,
  verbatim = false,
  ...rest
}: TextFieldProps) {
  const field = useField({ name, hasHint: Boolean(hint), autoFocus });
  const literal = verbatim || type === "email";
  return (
    <FieldFrame field={field} label={label} hint={hint}>
      <input
        {...rest}
        {...field.control}
        type={type}
        defaultValue={field.kept ?? rest.defaultValue}
        spellCheck={literal ? false : undefined}
        autoCapitalize={literal ? "none" : undefined}
        className={`${CONTROL_CLASS} ${verbatim ? "font-mono tracking-wide" : ""}`}
      />
    </FieldFrame>
  );
}
