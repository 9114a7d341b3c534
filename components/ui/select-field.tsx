// A labelled list to choose one line from, which keeps the choice across a refused post.
"use client";

import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { CONTROL_CLASS, FieldFrame } from "./field-frame";
import { useField } from "./use-field";

interface SelectOption {
  value: string;
  label: string;
}

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

/** The browser's own list: it works without JavaScript and as phones are used to. */
export function SelectField({ name, label, options, hint, placeholder, ...rest }: SelectFieldProps) {
  const field = useField({ name, hasHint: Boolean(hint) });
  const chosen = field.kept ?? rest.defaultValue ?? "";
  return (
    <FieldFrame field={field} label={label} hint={hint}>
      <div className="relative">
        <select
          {...field.control}
          // A new key, because React resets a form to what was chosen when the select came into being.
          key={chosen}
          required={rest.required}
          defaultValue={chosen}
          className={`${CONTROL_CLASS} appearance-none pe-11 forced-colors:appearance-auto`}
        >
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map(({ value, label: text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden="true"
          size={20}
          className="pointer-events-none absolute end-4 top-1/2 -translate-y-1/2 text-ink-soft forced-colors:hidden"
        />
      </div>
    </FieldFrame>
  );
}
