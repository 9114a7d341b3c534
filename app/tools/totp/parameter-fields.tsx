// Owns the three numbers of TOTP that somebody may choose here: digits, period and hash.
"use client";

import { CONTROL_CLASS, FieldFrame } from "@/components/ui/field-frame";
import { PaintedSelect } from "@/components/ui/painted-select";
import { useLocalField } from "@/components/ui/use-local-field";
import { ALGORITHMS, MAX_DIGITS, MIN_DIGITS } from "@/lib/totp/parameters";
import type { ToolWords } from "./tool-words";
import type { Choice } from "./use-key-entry";
import { useRests } from "./use-rests";

const DIGITS = Array.from({ length: MAX_DIGITS - MIN_DIGITS + 1 }, (_, index) => {
  const value = String(MIN_DIGITS + index);
  return { value, label: value };
});

/** Written as RFC 6238 writes them. */
const HASHES = ALGORITHMS.map((value) => ({ value, label: value.replace("SHA", "SHA-") }));

interface ParameterFieldsProps {
  choice: Choice;
  choose: (change: Partial<Choice>) => void;
  periodError?: string;
  words: ToolWords;
}

/** The period is a text field, so that what was typed stays as it was typed. */
export function ParameterFields({ choice, choose, periodError, words }: ParameterFieldsProps) {
  const digits = useLocalField({ hasHint: false });
  const period = useLocalField({
    hasHint: false,
    error: useRests(choice.period) ? periodError : undefined,
  });
  const algorithm = useLocalField({ hasHint: false });
  return (
    <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-2">
      <FieldFrame field={digits} label={words.digits}>
        <PaintedSelect
          {...digits.control}
          options={DIGITS}
          value={String(choice.digits)}
          onChange={(event) => choose({ digits: Number(event.target.value) })}
        />
      </FieldFrame>
      <FieldFrame field={period} label={words.period}>
        <input
          {...period.control}
          type="text"
          inputMode="numeric"
          value={choice.period}
          onChange={(event) => choose({ period: event.target.value })}
          className={CONTROL_CLASS}
        />
      </FieldFrame>
      <FieldFrame field={algorithm} label={words.algorithm}>
        <PaintedSelect
          {...algorithm.control}
          options={HASHES}
          value={choice.algorithm}
          onChange={(event) => {
            const chosen = ALGORITHMS.find((name) => name === event.target.value);
            if (chosen) choose({ algorithm: chosen });
          }}
        />
      </FieldFrame>
    </div>
  );
}
