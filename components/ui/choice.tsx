// One of several choices: its box or button, its words, and its remark.
import type { InputHTMLAttributes, ReactNode } from "react";

interface ChoiceProps {
  id: string;
  label: string;
  hint?: ReactNode;
  input: InputHTMLAttributes<HTMLInputElement>;
}

/** The remark belongs to the label for clicks, and to the description when it is read aloud. */
export function Choice({ id, label, hint, input }: ChoiceProps) {
  const hintId = `${id}-hint`;
  return (
    <label className="flex min-h-11 cursor-pointer items-start gap-3 py-2">
      <input {...input} aria-labelledby={id} aria-describedby={hint ? hintId : undefined} />
      <span>
        <span id={id} className="font-medium">
          {label}
        </span>
        {hint && (
          <span id={hintId} className="block text-ink-soft">
            {hint}
          </span>
        )}
      </span>
    </label>
  );
}
