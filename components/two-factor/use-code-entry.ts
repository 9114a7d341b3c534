// The life of a typed code: carried into the boxes, posted once when full, emptied when refused.
"use client";

import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { useFormStatus } from "react-dom";
import { useFormAnswer } from "../ui/form-context";
import type { CarriedCode } from "./carry-over";

/** So long a full code stands before it posts itself: whoever presses the button at once is the one who posts it. */
const SETTLE_MS = 400;

interface Entry {
  name: string;
  digits: number;
  carried: CarriedCode;
  errorField: string;
}

interface CodeEntry {
  input: RefObject<HTMLInputElement | null>;
  value: string;
  /** What was typed. A full code posts the form around the field after a moment; the form drops a second post. */
  enter: (value: string) => void;
}

/**
 * A refused answer empties the boxes and takes the focus back; one about another field leaves them alone, and so does
 * one to another code than stands there by now, which is posted next.
 */
export function useCodeEntry({ name, digits, carried, errorField }: Entry): CodeEntry {
  const answer = useFormAnswer();
  const { data } = useFormStatus();
  const seen = useRef(answer);
  const posted = useRef<unknown>(null);
  const timer = useRef<number>(undefined);
  const input = useRef<HTMLInputElement>(null);
  const [value, setValue] = useState(carried.value);

  useEffect(() => {
    if (data) posted.current = data.get(name);
  }, [data, name]);

  /** The form is marked meanwhile: what its last answer said is not about this code. */
  function settle(isFull: boolean): void {
    const form = input.current?.form;
    window.clearTimeout(timer.current);
    form?.toggleAttribute("data-settling", isFull);
    if (isFull) timer.current = window.setTimeout(() => form?.requestSubmit(), SETTLE_MS);
  }

  function enter(typed: string): void {
    setValue(typed);
    settle(typed.length === digits);
  }

  const begin = useEffectEvent(() => {
    if (carried.focused) input.current?.focus();
    if (carried.ready) enter(carried.value);
  });
  useLayoutEffect(() => {
    begin();
    return () => window.clearTimeout(timer.current);
  }, []);

  const take = useEffectEvent(() => {
    if (seen.current === answer) return;
    seen.current = answer;
    settle(false);
    const elsewhere = answer.field && answer.field !== errorField;
    if (answer.ok || elsewhere) return;
    enter(value === posted.current ? "" : value);
    input.current?.focus();
  });
  useEffect(() => take());

  return { input, value, enter };
}
