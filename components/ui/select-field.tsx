// A labelled choice of one among a few, which keeps what was chosen across a refused post.
"use client";

import type { ReactNode } from "react";
import { CONTROL_CLASS, FieldFrame } from "./field-frame";
import { useField } from "./use-field";

interface SelectFieldProps {
  name: string;
  label: string;
  hint?: ReactNode;
  options: { value: string; label: string }[];
  /** Stands first and posts nothing that counts, so that nobody chooses by not looking. */
  placeholder?: string;
  defaultValue?: string;
  required?: boolean;
}

export function SelectField(props: SelectFieldProps) {
  const { name, label, hint, options, placeholder, defaultValue, required } = props;
  const field = useField({ name, hasHint: Boolean(hint) });
  const chosen = field.kept ?? defaultValue ?? "";
  return (
    <FieldFrame field={field} label={label} hint={hint}>
      {/* React leaves a select as it is when its default changes: the key makes a new one after a refusal. */}
      <select
        {...field.control}
        key={chosen}
        required={required}
        defaultValue={chosen}
        className={CONTROL_CLASS}
      >
        {placeholder && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
