// The ring of a countdown with its seconds and caption, on whatever clock the page gives it.
import { RingFace } from "./ring-face";

interface CountdownFaceProps {
  /** Accessible name. */
  label: string;
  leftSeconds: number;
  periodSeconds: number;
  caption: string;
  /** Paints both as a warning. */
  late: boolean;
}

/**
 * Role `timer` is silent by definition: nobody hears every second, who wants to know can read it. Without scripts it
 * would stand still, and is not there.
 */
export function CountdownFace({ label, leftSeconds, periodSeconds, caption, late }: CountdownFaceProps) {
  return (
    <div className="flex min-h-14 items-center gap-4 noscript:hidden">
      <div role="timer" aria-label={label} className="relative grid size-14 shrink-0 place-items-center">
        <RingFace share={leftSeconds / periodSeconds} ink={late ? "text-warning-ink" : "text-accent"} />
        <span className="font-semibold tabular-nums">{leftSeconds}</span>
      </div>
      {/* For the eye alone: the timer has a name already, and a hint would be read out of turn. */}
      <p aria-hidden="true" className={late ? "font-medium text-warning-ink" : "text-ink-soft"}>
        {caption}
      </p>
    </div>
  );
}
