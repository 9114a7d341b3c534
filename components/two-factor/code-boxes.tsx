// One real text field painted as boxes, which posts its form when the last box is filled.
"use client";

import { OTPInput, REGEXP_ONLY_DIGITS } from "input-otp";
import type { FieldWiring } from "../ui/use-field";
import type { CarriedCode } from "./carry-over";
import { cleanPaste } from "./clean-code";
import { CodeBox } from "./code-box";
import { useCodeEntry } from "./use-code-entry";

interface CodeBoxesProps {
  control: FieldWiring["control"];
  digits: number;
  carried: CarriedCode;
  errorField: string;
}

/** Rendered in the browser only; what typing, pasting and answers do to it stands in useCodeEntry. */
export function CodeBoxes({ control, digits, carried, errorField }: CodeBoxesProps) {
  const { input, value, setValue, post } = useCodeEntry(carried, errorField);
  return (
    <>
      {/* input-otp looks for this id and, not finding it, adds a style element that our policy refuses.
          Its rules stand in code-boxes.css. */}
      <span id="input-otp-style" hidden />
      <OTPInput
        {...control}
        ref={input}
        // The focus comes from the plain field; a boxed field that is born later takes nobody's focus.
        autoFocus={false}
        type="text"
        value={value}
        onChange={setValue}
        onComplete={post}
        maxLength={digits}
        pattern={REGEXP_ONLY_DIGITS}
        inputMode="numeric"
        autoComplete="one-time-code"
        pasteTransformer={(pasted) => cleanPaste(pasted, digits)}
        noScriptCSSFallback={null}
        containerClassName="w-full max-w-sm"
        render={({ slots }) => (
          <div aria-hidden="true" className="flex gap-1.5 sm:gap-2">
            {slots.map((slot, place) => (
              <CodeBox
                // biome-ignore lint/suspicious/noArrayIndexKey: a box is its place
                key={place}
                digit={slot.char}
                active={slot.isActive}
                caret={slot.hasFakeCaret}
                refused={control["aria-invalid"]}
                gapAfter={place === digits / 2 - 1}
              />
            ))}
          </div>
        )}
      />
    </>
  );
}
