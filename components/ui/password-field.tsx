// A password line that can be looked at; it is never filled in again by us.
"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useFormStatus } from "react-dom";
import { CONTROL_CLASS, FieldFrame } from "./field-frame";
import { useField } from "./use-field";

interface PasswordFieldProps {
  name: string;
  label: string;
  autoComplete: "current-password" | "new-password";
  /** Name of the eye, such as "Show typed characters"; pressed or not is said by its state, so the name stays. */
  revealLabel: string;
  hint?: ReactNode;
  required?: boolean;
  autoFocus?: boolean;
}

/** Paste and password managers are welcome (ASVS 6.2.7). Without JavaScript there is no eye. */
export function PasswordField({ name, label, hint, revealLabel, autoFocus, ...rest }: PasswordFieldProps) {
  const field = useField({ name, hasHint: Boolean(hint), autoFocus });
  const [wanted, setWanted] = useState(false);
  // Covered again while it is posted, so that no browser takes it for plain text to remember.
  const { pending } = useFormStatus();
  const revealed = wanted && !pending;
  const Icon = revealed ? EyeOff : Eye;
  return (
    <FieldFrame field={field} label={label} hint={hint}>
      <div className="relative">
        <input
          {...rest}
          {...field.control}
          type={revealed ? "text" : "password"}
          spellCheck={false}
          autoCapitalize="none"
          className={`${CONTROL_CLASS} pe-14`}
        />
        <button
          type="button"
          aria-label={revealLabel}
          aria-pressed={revealed}
          aria-controls={field.control.id}
          onClick={() => setWanted(!wanted)}
          className="absolute inset-y-0.5 end-0.5 grid w-12 cursor-pointer place-items-center rounded-control text-ink-soft hover:text-ink noscript:hidden"
        >
          <Icon aria-hidden="true" size={20} />
        </button>
      </div>
    </FieldFrame>
  );
}
