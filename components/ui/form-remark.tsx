// What the last answer said about the form as a whole, above its fields.
"use client";

import { useEffect, useRef } from "react";
import { Alert } from "./alert";
import { useFormAnswer } from "./form-context";

/** After a refusal: the password, which has to be typed again, or what was said. */
function placeToGoOn(remark: HTMLElement | null): HTMLElement | null {
  return remark?.closest("form")?.querySelector<HTMLElement>("input[type=password]") ?? remark;
}

interface FormRemarkProps {
  /** A field that nobody sees: what is said about it stands here. */
  about?: string;
}

/** Nothing when the answer is about another field: then it stands there. */
export function FormRemark({ about }: FormRemarkProps) {
  const answer = useFormAnswer();
  const remark = useRef<HTMLDivElement>(null);

  // Above a long form it may be out of sight of whoever pressed the button below.
  useEffect(() => {
    if (!answer.message) return;
    remark.current?.scrollIntoView({ block: "nearest" });
    if (!answer.ok) placeToGoOn(remark.current)?.focus({ preventScroll: true });
  }, [answer]);

  if (!answer.message || answer.field !== about) return null;
  const [tone, role] = answer.ok ? (["success", "status"] as const) : (["danger", "alert"] as const);
  return (
    <Alert ref={remark} tone={tone} role={role} title={answer.message} tabIndex={-1}>
      {answer.hint}
      {answer.aside && (
        <a className="link block w-fit" href={answer.aside.href} target="_blank" rel="noreferrer">
          {answer.aside.label}
        </a>
      )}
    </Alert>
  );
}
