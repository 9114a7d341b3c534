// The field for a one-time code: a plain field from the server, six boxes once the page is alive.
"use client";

import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { CONTROL_CLASS, FieldFrame } from "../ui/field-frame";
import { useField } from "../ui/use-field";
import { type CarriedCode, carryOver } from "./carry-over";
import { CodeBoxes } from "./code-boxes";

interface SixDigitCodeProps {
  label: string;
  name?: string;
  digits?: number;
  hint?: ReactNode;
  autoFocus?: boolean;
  /** The `field` of the answers that refuse the code, if the action does not call it by `name`. */
  errorField?: string;
}

/**
 * The server renders a plain field because input-otp paints with inline styles, which the content security
 * policy refuses in HTML, and because it is what works with JavaScript off. What was typed into it before the
 * page came alive moves into the boxes, and so does the focus.
 */
export function SixDigitCode({
  label,
  name = "code",
  digits = 6,
  hint,
  autoFocus = false,
  errorField = name,
}: SixDigitCodeProps) {
  const field = useField({ name, hasHint: Boolean(hint), autoFocus, errorField });
  const plain = useRef<HTMLInputElement>(null);
  const [carried, setCarried] = useState<CarriedCode | null>(null);

  // Before the paint, so that the swap is never seen.
  useLayoutEffect(() => {
    if (plain.current) setCarried(carryOver(plain.current, digits));
  }, [digits]);

  return (
    <FieldFrame field={field} label={label} hint={hint}>
      {carried ? (
        <CodeBoxes control={field.control} digits={digits} carried={carried} errorField={errorField} />
      ) : (
        <input
          {...field.control}
          ref={plain}
          type="text"
          inputMode="numeric"
          autoComplete="one-time-code"
          spellCheck={false}
          className={`${CONTROL_CLASS} min-h-15 text-center font-mono text-2xl tracking-[0.35em] tabular-nums`}
        />
      )}
    </FieldFrame>
  );
}
