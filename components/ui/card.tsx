// A bordered plane that groups what belongs together.
import { type ReactNode, useId } from "react";

interface HeadedCard {
  /** Makes the card a section with this second-level heading. */
  heading: ReactNode;
  lead?: ReactNode;
  /** Buttons on the heading's line. */
  actions?: ReactNode;
}

/** Nothing stands beneath or beside a heading that is not there. */
interface PlainCard {
  heading?: ReactNode;
  lead?: never;
  actions?: never;
}

type CardProps = { children: ReactNode } & (HeadedCard | PlainCard);

/** Without a heading it is a mere box; with one it is a named region of the page. */
export function Card({ children, heading, lead, actions }: CardProps) {
  const headingId = useId();
  const look = "rounded-card border border-line bg-surface p-5 shadow-card sm:p-8";
  if (!heading) return <div className={look}>{children}</div>;
  return (
    <section aria-labelledby={headingId} className={`${look} grid grid-cols-1 gap-6`}>
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="grid max-w-prose gap-1">
          <h2 id={headingId} className="text-xl font-semibold">
            {heading}
          </h2>
          {lead && <p className="text-ink-soft">{lead}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-3">{actions}</div>}
      </header>
      {children && <div>{children}</div>}
    </section>
  );
}
