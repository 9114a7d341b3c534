// A labelled choice among a few, which keeps what was chosen across a refused post.
"use client";

import type { ReactNode } from "react";
import { CONTROL_CLASS, FieldFrame } from "./field-frame";
import { useField } from "./use-field";

interface SelectFieldProps {
  name: string;
  label: string;
  options: readonly { value: string; label: string }[];
  hint?: ReactNode;
  defaultValue?: string;
}

/** The browser's own control: it works without JavaScript, and every phone knows how to show it. */
export function SelectField({ name, label, options, hint, defaultValue }: SelectFieldProps) {
  const field = useField({ name, hasHint: Boolean(hint) });
  return (
    <FieldFrame field={field} label={label} hint={hint}>
      {/* React resets a form after its action, and a select forgets what it was given since: hence the key. */}
      <select
        key={field.kept}
        {...field.control}
        defaultValue={field.kept ?? defaultValue}
        className={CONTROL_CLASS}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
