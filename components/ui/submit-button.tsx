// The button that posts the form around it, once.
"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { type ButtonVariant, buttonClass } from "./button-class";
import { Spinner } from "./spinner";

interface SubmitButtonProps {
  children: ReactNode;
  variant?: ButtonVariant;
  wide?: boolean;
  /** Posted with the form when this button did it, for forms with several. */
  name?: string;
  value?: string;
  /** Not yet: a press does nothing until it is over. */
  rests?: boolean;
}

/**
 * While the answer is on its way the button is `aria-busy`, and while it rests `aria-disabled`, but never `disabled`: one
 * that turns so under the fingers drops the keyboard's focus to the top of the page. ActionForm and the click guard here
 * keep the second post away.
 */
export function SubmitButton({
  children,
  variant = "primary",
  wide = false,
  name,
  value,
  rests = false,
}: SubmitButtonProps) {
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      name={name}
      value={value}
      aria-busy={pending || undefined}
      aria-disabled={rests || undefined}
      onClick={(event) => {
        if (pending || rests) event.preventDefault();
      }}
      className={buttonClass(variant, wide)}
    >
      {pending && <Spinner />}
      {children}
    </button>
  );
}
