// Label above, hint under it, error under the control: the frame around every one-line field.
import type { ReactNode } from "react";
import { FieldError } from "./field-error";
import type { FramedField } from "./use-field";

/** The look of a one-line control, for the fields that fill the frame. */
export const CONTROL_CLASS =
  "min-h-12 w-full rounded-control border border-line-strong bg-surface px-4 py-2.5 text-ink transition-[border-color] " +
  "placeholder:text-ink-soft hover:border-ink-soft aria-invalid:border-danger aria-invalid:border-2";

interface FieldFrameProps {
  field: FramedField;
  label: string;
  hint?: ReactNode;
  children: ReactNode;
}

/** `field` comes from `useField` or `useLocalField`; the control in `children` carries the same wiring. */
export function FieldFrame({ field, label, hint, children }: FieldFrameProps) {
  return (
    <div className="grid gap-1.5">
      <label htmlFor={field.control.id} className="font-semibold">
        {label}
      </label>
      {hint && (
        <p id={field.hintId} className="-mt-1 text-ink-soft">
          {hint}
        </p>
      )}
      {children}
      <FieldError field={field} />
    </div>
  );
}
