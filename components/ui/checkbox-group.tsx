// Several boxes that belong together: any number of them may be ticked, each has its own remark.
"use client";

import type { ReactNode } from "react";
import { BOX_CLASS } from "./checkbox-field";
import { Choice } from "./choice";
import { FieldError } from "./field-error";
import { useFormAnswer } from "./form-context";
import { useField } from "./use-field";

interface BoxOption {
  /** Posts "on" when ticked, nothing otherwise. */
  name: string;
  label: string;
  hint?: ReactNode;
  isTicked: boolean;
}

interface CheckboxGroupProps {
  /** What a refusal calls the group; nothing is posted under it. */
  name: string;
  /** Names the group. */
  label: string;
  hint?: ReactNode;
  options: BoxOption[];
}

/** After a refused post the boxes stand as they were posted, unticked ones too. */
export function CheckboxGroup({ name: group, label, hint, options }: CheckboxGroupProps) {
  const field = useField({ name: group, hasHint: Boolean(hint) });
  const { values } = useFormAnswer();
  return (
    <fieldset name={group} aria-describedby={field.control["aria-describedby"]} className="grid gap-1.5">
      <legend className="font-semibold">{label}</legend>
      {hint && (
        <p id={field.hintId} className="max-w-prose text-ink-soft">
          {hint}
        </p>
      )}
      {options.map(({ name, label: choice, hint: remark, isTicked }, index) => (
        <Choice
          key={name}
          id={`${field.control.id}-${name}`}
          label={choice}
          hint={remark}
          input={{
            type: "checkbox",
            name,
            ...(index === 0 && { autoFocus: field.control.autoFocus }),
            defaultChecked: values ? values[name] === "on" : isTicked,
            className: BOX_CLASS,
          }}
        />
      ))}
      <FieldError field={field} />
    </fieldset>
  );
}
