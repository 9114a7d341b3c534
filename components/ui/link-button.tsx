// A link that looks like a button, for the next step that is another page.
import type { ReactNode } from "react";
import { type ButtonVariant, buttonClass } from "./button-class";

interface LinkButtonProps {
  href: string;
  children: ReactNode;
  variant?: ButtonVariant;
  wide?: boolean;
  /** What is read aloud, where the words alone stand in several rows. */
  label?: string;
}

/** A plain `a`: it also serves `otpauth:` addresses, and costs the sign-in pages no script. */
export function LinkButton({ href, children, variant = "secondary", wide = false, label }: LinkButtonProps) {
  return (
    <a href={href} aria-label={label} className={buttonClass(variant, wide)}>
      {children}
    </a>
  );
}
