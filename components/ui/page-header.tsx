// The first-level heading of a page and the sentence that says what the page is for.
import type { ReactNode } from "react";

interface PageHeaderProps {
  title: ReactNode;
  lead?: ReactNode;
  /** Small line above the title, such as "Step 2 of 3". */
  eyebrow?: ReactNode;
  actions?: ReactNode;
}

/** One per page: it holds the only h1. */
export function PageHeader({ title, lead, eyebrow, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div className="grid max-w-prose gap-2">
        {eyebrow && <p className="font-medium text-accent-ink">{eyebrow}</p>}
        <h1 className="text-[1.75rem] leading-tight font-semibold sm:text-[2rem]">{title}</h1>
        {lead && <p className="text-lg text-ink-soft">{lead}</p>}
      </div>
      {actions && <div className="flex flex-wrap gap-3">{actions}</div>}
    </header>
  );
}
