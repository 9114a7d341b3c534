// One real text field painted as boxes, which posts its form when the last box is filled.
"use client";

import { OTPInput, REGEXP_ONLY_DIGITS } from "input-otp";
import type { ClipboardEvent } from "react";
import type { FieldWiring } from "../ui/use-field";
import type { CarriedCode } from "./carry-over";
import { cleanPaste } from "./clean-code";
import { PaintedBoxes } from "./painted-boxes";
import { useCodeEntry } from "./use-code-entry";

interface CodeBoxesProps {
  control: FieldWiring["control"];
  digits: number;
  carried: CarriedCode;
  errorField: string;
}

/** Rendered in the browser only; what typing, pasting and answers do to it stands in useCodeEntry. */
export function CodeBoxes({ control, digits, carried, errorField }: CodeBoxesProps) {
  const { input, value, enter } = useCodeEntry({ name: control.name, digits, carried, errorField });

  // A whole code takes the place of what stands there; input-otp would put its digits behind the first few.
  function replaceByWhole({ clipboardData }: ClipboardEvent) {
    const pasted = cleanPaste(clipboardData.getData("text/plain"), digits);
    if (pasted.length === digits && /^[0-9]+$/.test(pasted)) enter(pasted);
  }

  return (
    <>
      {/* input-otp looks for this id and, not finding it, adds a style element that our policy refuses.
          Its rules stand in code-boxes.css. */}
      <span id="input-otp-style" hidden />
      <OTPInput
        {...control}
        ref={input}
        // The focus comes from the plain field, or not at all.
        autoFocus={false}
        type="text"
        value={value}
        onChange={enter}
        maxLength={digits}
        pattern={REGEXP_ONLY_DIGITS}
        inputMode="numeric"
        autoComplete="one-time-code"
        pasteTransformer={(pasted) => cleanPaste(pasted, digits)}
        onPaste={replaceByWhole}
        noScriptCSSFallback={null}
        // Room for the badges of password managers would let the page scroll sideways for a moment.
        pushPasswordManagerStrategy="none"
        containerClassName="w-full max-w-sm"
        render={({ slots }) => <PaintedBoxes slots={slots} refused={control["aria-invalid"]} />}
      />
    </>
  );
}
