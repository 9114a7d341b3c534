// The presses that send a code, and how long to wait before the next one.
"use client";

import { useEffect, useState } from "react";
import { SubmitButton } from "../ui/submit-button";
import { useServerNow } from "./use-server-now";

export interface SendButton {
  /** Posted as `way`. */
  way: string;
  label: string;
}

interface SendButtonsProps {
  buttons: SendButton[];
  /** The first one is what to do next on this page. */
  isNextStep: boolean;
  /** A sentence with `{seconds}` in it, and what to say once the time is over. */
  waitText: string;
  overText: string;
  /** The server's clock when it rendered, and when it sends the next code, both in Unix milliseconds. */
  serverNowMs: number;
  untilMs: number;
}

/**
 * With JavaScript off the wait stands there as it was when the page came, and the server refuses a press that comes too
 * soon. The buttons rest only once the page is alive, because nothing would wake them otherwise.
 */
export function SendButtons({
  buttons,
  isNextStep,
  waitText,
  overText,
  serverNowMs,
  untilMs,
}: SendButtonsProps) {
  const [isAlive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);
  // Both moved back so that the end falls on a whole second: else thirty seconds can read as thirty-one.
  const shiftMs = untilMs % 1000;
  const left = Math.max(0, (untilMs - shiftMs) / 1000 - useServerNow(serverNowMs - shiftMs));
  const remark = left > 0 ? waitText.replace("{seconds}", String(left)) : overText;
  return (
    <>
      {remark && (
        <p className="text-ink-soft tabular-nums" aria-live="off" suppressHydrationWarning>
          {remark}
        </p>
      )}
      <div className={isNextStep ? "grid gap-3" : "flex flex-wrap gap-3"}>
        {buttons.map(({ way, label }, place) => (
          <SubmitButton
            key={way}
            name="way"
            value={way}
            variant={isNextStep && place === 0 ? "primary" : "secondary"}
            wide={isNextStep}
            rests={isAlive && left > 0}
          >
            {label}
          </SubmitButton>
        ))}
      </div>
    </>
  );
}
