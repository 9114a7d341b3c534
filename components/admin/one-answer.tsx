// Cards of which one is enough: once one of them holds its answer, the others are gone.
import type { ReactNode } from "react";

/**
 * By style alone, which sees the answer with JavaScript and without: what is not shown cannot be pressed or read out. An
 * answer is what `ShownOnce` marks.
 */
export function OneAnswer({ children }: { children: ReactNode }) {
  return (
    <div className="grid grid-cols-1 gap-8 has-data-answered:*:not-has-data-answered:hidden">{children}</div>
  );
}
