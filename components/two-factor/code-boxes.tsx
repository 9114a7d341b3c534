// One real text field painted as boxes, which posts its form when the last box is filled.
"use client";

import { OTPInput } from "input-otp";
import type { FieldWiring } from "../ui/use-field";
import type { CarriedCode } from "./carry-over";
import { CODE_PATTERN, cleanPaste } from "./clean-code";
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

  // A whole code takes the place of what stands there, without what came between its digits. input-otp would put a pasted
  // one behind the first few, and drop one that autofill, dictation or an input method brings.
  function takeWhole(text: string): boolean {
    const code = cleanPaste(text, digits);
    const isWhole = code.length === digits && new RegExp(CODE_PATTERN).test(code);
    if (isWhole) enter(code);
    return isWhole;
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
        pattern={CODE_PATTERN}
        inputMode="numeric"
        autoComplete="one-time-code"
        pasteTransformer={(pasted) => cleanPaste(pasted, digits)}
        onPaste={({ clipboardData }) => takeWhole(clipboardData.getData("text/plain"))}
        // Before the browser cuts it at as many characters as there are boxes.
        onBeforeInput={(event) => takeWhole(event.data) && event.preventDefault()}
        onInput={({ currentTarget }) => takeWhole(currentTarget.value)}
        noScriptCSSFallback={null}
        // Room for the badges of password managers would let the page scroll sideways for a moment.
        pushPasswordManagerStrategy="none"
        containerClassName="w-full max-w-sm"
        render={({ slots }) => <PaintedBoxes slots={slots} refused={control["aria-invalid"]} />}
      />
    </>
  );
}
