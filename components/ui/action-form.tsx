// The one form of the product: posts a server action with or without JavaScript and shows its answer.
"use client";

import { type FormEvent, type ReactNode, useActionState, useEffect, useRef } from "react";
import type { FormAction, FormState } from "@/lib/platform/actions/form-state";
import { FormContext } from "./form-context";
import { FormRemark } from "./form-remark";

const UNANSWERED: FormState = {};

interface ActionFormProps {
  action: FormAction;
  children: ReactNode;
  className?: string;
}

/**
 * A form whose fields read the answer from context. `noValidate`: the server judges every field, so that the
 * words of a refusal are ours, beside the field, and the same with JavaScript off.
 */
export function ActionForm({ action, children, className = "grid grid-cols-1 gap-6" }: ActionFormProps) {
  const [answered, dispatch, pending] = useActionState(action, UNANSWERED);
  // None where a post by hand named another action beside this form, one that answers nothing.
  const state = answered ?? UNANSWERED;
  const form = useRef<HTMLFormElement>(null);
  const inFlight = useRef(false);

  // Enter, a click and a code field that submits itself can all fire before React has painted "pending":
  // the second post of the same form is dropped here. The first one is React's own.
  function dropSecondPost(event: FormEvent) {
    if (inFlight.current) event.preventDefault();
    inFlight.current = true;
  }

  useEffect(() => {
    if (!pending) inFlight.current = false;
  }, [pending]);

  useEffect(() => {
    const refused = state.field && form.current?.elements.namedItem(state.field);
    // Of a group the first box: the frame around it takes no focus.
    const control = refused instanceof HTMLFieldSetElement ? refused.elements[0] : refused;
    if (control instanceof HTMLElement) control.focus();
  }, [state]);

  return (
    <form
      ref={form}
      action={dispatch}
      onSubmit={dropSecondPost}
      aria-busy={pending || undefined}
      className={className}
      noValidate
    >
      <FormContext value={state}>
        <FormRemark />
        {children}
      </FormContext>
    </form>
  );
}
