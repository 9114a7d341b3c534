// One part of a reference: a heading that can be linked to, and what it is about.
import type { ReactNode } from "react";

interface ReferenceSectionProps {
  /** The fragment of its address. */
  id: string;
  heading: string;
  children: ReactNode;
}

export function ReferenceSection({ id, heading, children }: ReferenceSectionProps) {
  return (
    <section
      aria-labelledby={id}
      className="grid grid-cols-1 gap-5 border-t border-line pt-10 first:border-t-0 first:pt-0"
    >
      <h2 id={id} className="scroll-mt-6 text-2xl font-semibold">
        {heading}
      </h2>
      {children}
    </section>
  );
}
