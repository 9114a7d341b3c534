// A word of the program within a sentence: a field, a value, a header.
import type { ReactNode } from "react";

/** Never translated, whatever a browser is asked to translate. */
export function InlineCode({ children }: { children: ReactNode }) {
  return (
    <code translate="no" className="rounded bg-sunken px-1 py-0.5 font-mono text-[0.9375em] font-normal">
      {children}
    </code>
  );
}
