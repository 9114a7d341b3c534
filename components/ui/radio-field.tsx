// One choice out of a few: all of them in sight, each with its own remark.
"use client";

import type { ReactNode } from "react";
import { Choice } from "./choice";
import { FieldError } from "./field-error";
import { useField } from "./use-field";

// The browser's own button, painted in our colours; forced-colors mode gets the unpainted one back.
const BUTTON_CLASS =
  "mt-px grid size-6 shrink-0 cursor-pointer appearance-none place-items-center rounded-full border border-line-strong " +
  "bg-surface before:hidden before:size-2.5 before:rounded-full before:bg-on-accent checked:border-accent " +
  "checked:bg-accent checked:before:block forced-colors:appearance-auto forced-colors:before:hidden";

export interface RadioOption {
  value: string;
  label: string;
  hint?: ReactNode;
}

interface RadioFieldProps {
  name: string;
  /** Names the group. */
  label: string;
  hint?: ReactNode;
  options: RadioOption[];
  defaultValue: string;
}

/** Posts the value of the one that is chosen, with or without JavaScript. */
export function RadioField({ name, label, hint, options, defaultValue }: RadioFieldProps) {
  const field = useField({ name, hasHint: Boolean(hint) });
  const chosen = field.kept ?? defaultValue;
  return (
    <fieldset aria-describedby={field.control["aria-describedby"]} className="grid gap-1.5">
      <legend className="font-semibold">{label}</legend>
      {hint && (
        <p id={field.hintId} className="text-ink-soft">
          {hint}
        </p>
      )}
      {options.map(({ value, label: choice, hint: remark }) => (
        <Choice
          key={value}
          id={`${field.control.id}-${value}`}
          label={choice}
          hint={remark}
          input={{
            type: "radio",
            name,
            value,
            defaultChecked: value === chosen,
            className: BUTTON_CLASS,
          }}
        />
      ))}
      <FieldError field={field} />
    </fieldset>
  );
}
