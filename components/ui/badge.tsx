// A word or two that says what state a thing is in.
import type { ReactNode } from "react";

const TONES = {
  neutral: "border-line bg-sunken text-ink-soft",
  success: "border-success-line bg-success-soft text-success-ink",
  warning: "border-warning-line bg-warning-soft text-warning-ink",
  danger: "border-danger-line bg-danger-soft text-danger-ink",
};

/** The words carry the meaning, the tone only repeats it. */
export function Badge({ children, tone = "neutral" }: { children: ReactNode; tone?: keyof typeof TONES }) {
  return (
    <span
      className={`inline-block rounded-full border px-3 text-base font-medium tabular-nums ${TONES[tone]}`}
    >
      {children}
    </span>
  );
}
