// A labelled list to choose one line from, which keeps the choice across a refused post.
"use client";

import type { ReactNode } from "react";
import { FieldFrame } from "./field-frame";
import { PaintedSelect, type SelectOption } from "./painted-select";
import { useField } from "./use-field";

interface SelectFieldProps {
  name: string;
  label: string;
  options: readonly SelectOption[];
  hint?: ReactNode;
  /** First line, chosen while nothing is; it posts an empty text. */
  placeholder?: string;
  defaultValue?: string;
  required?: boolean;
}

/** Uncontrolled: the form around it posts the choice and hands it back. */
export function SelectField({ name, label, options, hint, placeholder, ...rest }: SelectFieldProps) {
  const field = useField({ name, hasHint: Boolean(hint) });
  const chosen = field.kept ?? rest.defaultValue ?? "";
  return (
    <FieldFrame field={field} label={label} hint={hint}>
      <PaintedSelect
        {...field.control}
        // A new key, because React resets a form to what was chosen when the select came into being.
        key={chosen}
        required={rest.required}
        defaultValue={chosen}
        options={options}
        placeholder={placeholder}
      />
    </FieldFrame>
  );
}
