// The press that has the browser make or use a passkey, and posts its answer with the form around it.
"use client";

import { type MouseEvent, useRef, useState } from "react";
import { useFormStatus } from "react-dom";
import type { FormAction } from "@/lib/platform/actions/form-state";
import { Alert } from "../ui/alert";
import { type ButtonVariant, buttonClass } from "../ui/button-class";
import { HiddenField } from "../ui/hidden-field";
import { Spinner } from "../ui/spinner";
import { type PasskeyAct, type PasskeyProblem, runCeremony } from "./passkey-ceremony";

export interface PasskeyWords {
  label: string;
  /** While the browser's dialogue is open. */
  waiting: string;
  problems: Record<PasskeyProblem, string>;
}

interface PasskeyButtonProps extends PasskeyWords {
  act: Exclude<PasskeyAct, "suggest">;
  /** Answers with a question for the browser; it is given the form's own fields. */
  ask: FormAction;
  variant?: ButtonVariant;
  wide?: boolean;
}

/** With JavaScript off the press posts two empty fields, and the server says what to do. */
export function PasskeyButton({
  act,
  ask,
  label,
  waiting,
  problems,
  variant = "primary",
  wide = false,
}: PasskeyButtonProps) {
  const asked = useRef<HTMLInputElement>(null);
  const answer = useRef<HTMLInputElement>(null);
  const [trouble, setTrouble] = useState("");
  const [isOpen, setOpen] = useState(false);
  const { pending } = useFormStatus();

  async function run(form: HTMLFormElement): Promise<void> {
    setOpen(true);
    setTrouble("");
    const outcome = await runCeremony(act, ask, new FormData(form));
    setOpen(false);
    if ("problem" in outcome) setTrouble(problems[outcome.problem]);
    else if ("message" in outcome) setTrouble(outcome.message);
    else if (asked.current && answer.current) {
      asked.current.value = outcome.asked;
      answer.current.value = outcome.answer;
      form.requestSubmit();
    }
  }

  function press(event: MouseEvent<HTMLButtonElement>): void {
    event.preventDefault();
    const { form } = event.currentTarget;
    if (form && !isOpen && !pending) void run(form);
  }

  return (
    <>
      <HiddenField ref={asked} name="asked" />
      <HiddenField ref={answer} name="answer" />
      {trouble && (
        <Alert tone="danger" role="alert">
          {trouble}
        </Alert>
      )}
      <button
        type="submit"
        aria-busy={isOpen || pending || undefined}
        onClick={press}
        className={buttonClass(variant, wide)}
      >
        {(isOpen || pending) && <Spinner />}
        {isOpen ? waiting : label}
      </button>
    </>
  );
}
