// Several boxes that belong together: any number of them may be ticked, each has its own remark.
"use client";

import { type ReactNode, useId } from "react";
import { BOX_CLASS } from "./checkbox-field";
import { useFormAnswer } from "./form-context";

interface BoxOption {
  /** Posts "on" when ticked, nothing otherwise. */
  name: string;
  label: string;
  hint?: ReactNode;
  isTicked: boolean;
}

interface CheckboxGroupProps {
  /** Names the group. */
  label: string;
  hint?: ReactNode;
  options: BoxOption[];
}

/** After a refused post the boxes stand as they were posted, unticked ones too. */
export function CheckboxGroup({ label, hint, options }: CheckboxGroupProps) {
  const hintId = useId();
  const { values } = useFormAnswer();
  return (
    <fieldset aria-describedby={hint ? hintId : undefined} className="grid gap-1.5">
      <legend className="font-semibold">{label}</legend>
      {hint && (
        <p id={hintId} className="max-w-prose text-ink-soft">
          {hint}
        </p>
      )}
      {options.map(({ name, label: choice, hint: remark, isTicked }) => (
        <label key={name} className="flex min-h-11 cursor-pointer items-start gap-3 py-2">
          <input
            type="checkbox"
            name={name}
            defaultChecked={values ? values[name] === "on" : isTicked}
            className={BOX_CLASS}
          />
          <span>
            <span className="font-medium">{choice}</span>
            {remark && <span className="block text-ink-soft">{remark}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
