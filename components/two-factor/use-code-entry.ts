// The life of a typed code: carried into the boxes, posted once when full, emptied when refused.
"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useFormAnswer } from "../ui/form-context";
import type { CarriedCode } from "./carry-over";

interface CodeEntry {
  input: RefObject<HTMLInputElement | null>;
  value: string;
  setValue: (value: string) => void;
  /** Posts the form around the field. A second post of the same form is dropped by the form itself. */
  post: () => void;
}

/** A refused answer empties the boxes and takes the focus back; one about another field leaves them alone. */
export function useCodeEntry(carried: CarriedCode, errorField: string): CodeEntry {
  const answer = useFormAnswer();
  const seen = useRef(answer);
  const input = useRef<HTMLInputElement>(null);
  const [value, setValue] = useState(carried.value);

  useLayoutEffect(() => {
    if (carried.focused) input.current?.focus();
  }, [carried]);

  useEffect(() => {
    if (carried.ready) input.current?.form?.requestSubmit();
  }, [carried]);

  useEffect(() => {
    if (seen.current === answer) return;
    seen.current = answer;
    const elsewhere = answer.field && answer.field !== errorField;
    if (answer.ok || elsewhere) return;
    setValue("");
    input.current?.focus();
  }, [answer, errorField]);

  return { input, value, setValue, post: () => input.current?.form?.requestSubmit() };
}
