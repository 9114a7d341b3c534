// A button that does something on the page itself. Forms end in SubmitButton, ways elsewhere in LinkButton.
import type { ButtonHTMLAttributes } from "react";
import { type ButtonVariant, buttonClass } from "./button-class";

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className"> {
  variant?: ButtonVariant;
  wide?: boolean;
}

/** Type `button` unless told otherwise, so that it never posts a form by accident. */
export function Button({ variant = "secondary", wide = false, type = "button", ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={buttonClass(variant, wide)} />;
}
