// One box to tick, with its sentence, hint and refusal.
"use client";

import type { ReactNode } from "react";
import { FieldError } from "./field-error";
import { useField } from "./use-field";

// The browser's own box, painted in our colours; forced-colors mode gets the unpainted one back.
export const BOX_CLASS =
  "mt-px grid size-6 shrink-0 cursor-pointer appearance-none place-items-center rounded-md border border-line-strong " +
  "bg-surface before:size-4 before:bg-on-accent before:tick before:hidden checked:border-accent checked:bg-accent " +
  "checked:before:block aria-invalid:border-2 aria-invalid:border-danger " +
  "forced-colors:appearance-auto forced-colors:before:hidden";

interface CheckboxFieldProps {
  name: string;
  label: string;
  hint?: ReactNode;
  defaultChecked?: boolean;
  required?: boolean;
}

/** Posts "on" when ticked, nothing otherwise, with or without JavaScript. */
export function CheckboxField({ name, label, hint, defaultChecked = false, required }: CheckboxFieldProps) {
  const field = useField({ name, hasHint: Boolean(hint) });
  return (
    <div className="grid gap-1.5">
      <label className="flex min-h-11 cursor-pointer items-start gap-3 py-2">
        <input
          {...field.control}
          type="checkbox"
          required={required}
          defaultChecked={field.kept === "on" || defaultChecked}
          className={BOX_CLASS}
        />
        <span className="font-medium">{label}</span>
      </label>
      {hint && (
        <p id={field.hintId} className="-mt-3 ps-9 text-ink-soft">
          {hint}
        </p>
      )}
      <FieldError field={field} />
    </div>
  );
}
