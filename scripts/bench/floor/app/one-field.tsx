// The smallest form that runs in the browser: one field, and the answer to it.
"use client";

import { useActionState } from "react";

export function OneField({ action }: { action: (before: string, form: FormData) => Promise<string> }) {
  const [answer, dispatch] = useActionState(action, "");
  return (
    <form action={dispatch}>
      <input name="name" aria-label="Name" />
      <output>{answer}</output>
    </form>
  );
}
