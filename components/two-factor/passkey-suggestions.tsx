// Offers passkeys in the suggestions of the e-mail field, and a button for them, once the browser turns out to have any.
"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { FormAction } from "@/lib/platform/actions/form-state";
import { PasskeyButton, type PasskeyWords } from "./passkey-button";
import { runCeremony } from "./passkey-ceremony";

interface PasskeySuggestionsProps extends PasskeyWords {
  ask: FormAction;
  /** How long a question is good for, in milliseconds. */
  goodForMs: number;
}

/** Nothing at all without JavaScript, or in a browser that knows no passkeys. */
export function PasskeySuggestions({ ask, goodForMs, ...words }: PasskeySuggestionsProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [isKnown, setKnown] = useState(false);
  // Read anew at each question: a page that is rendered again, with another copy of the action, asks no further one.
  const question = useEffectEvent(() => runCeremony("suggest", ask, new FormData()));

  useEffect(() => {
    if (!window.PublicKeyCredential) return;
    setKnown(true);
    let isGone = false;
    async function suggest(): Promise<void> {
      if (!(await window.PublicKeyCredential.isConditionalMediationAvailable?.())) return;
      if (isGone || document.visibilityState !== "visible") return;
      const outcome = await question();
      // Nobody asked for anything, so nobody is told of a failure.
      if (!isGone && "answer" in outcome) post(outcome);
    }
    function post(outcome: { asked: string; answer: string }): void {
      const form = frame.current?.closest("form");
      for (const [name, value] of Object.entries(outcome)) {
        const field = form?.elements.namedItem(name);
        if (field instanceof HTMLInputElement) field.value = value;
      }
      form?.requestSubmit();
    }
    // A browser that cannot even say whether it has any is left alone.
    const offer = () => suggest().catch(() => setKnown(false));
    void offer();
    // A question that waits in the field is renewed before it is too old; the new one ends the old one's dialogue.
    const renewal = setInterval(offer, goodForMs * 0.8);
    return () => {
      isGone = true;
      clearInterval(renewal);
    };
  }, [goodForMs]);

  return (
    <div ref={frame}>
      {isKnown && <PasskeyButton act="get" ask={ask} variant="secondary" wide {...words} />}
    </div>
  );
}
