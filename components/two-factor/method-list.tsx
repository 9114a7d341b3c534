// The ways to prove who one is, each a link as wide as the list, or a line where it cannot be taken now.
import { ChevronRight, type LucideIcon } from "lucide-react";
import { Badge } from "../ui/badge";

export interface MethodLink {
  /** Null for one that is there and cannot be taken now; its badge says so. */
  href: string | null;
  icon: LucideIcon;
  name: string;
  /** What it takes, "Six digits to •••• 61". */
  fact: string;
  /** Such as "Used last". */
  badge?: string;
}

const ROW = "-mx-3 flex items-center gap-4 rounded-control px-3 py-4";

export function MethodList({ methods }: { methods: MethodLink[] }) {
  return (
    <ul className="divide-y divide-line">
      {methods.map((method) => (
        <li key={method.name}>
          {method.href === null ? (
            <div className={ROW}>
              <MethodFacts {...method} />
            </div>
          ) : (
            <a href={method.href} className={`${ROW} no-underline hover:bg-sunken`}>
              <MethodFacts {...method} />
              <ChevronRight aria-hidden="true" size={20} className="shrink-0 text-ink-soft" />
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

function MethodFacts({ href, icon: Icon, name, fact, badge }: MethodLink) {
  const ink = href === null ? "text-ink-soft" : "text-ink";
  return (
    <>
      <span className="grid size-11 shrink-0 place-items-center rounded-control bg-sunken text-ink-soft">
        <Icon aria-hidden="true" size={22} strokeWidth={1.75} />
      </span>
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span className={`flex flex-wrap items-center gap-x-3 gap-y-1 text-[1.0625rem] font-semibold ${ink}`}>
          {name}
          {badge && <Badge>{badge}</Badge>}
        </span>
        <span className="wrap-anywhere text-ink-soft">{fact}</span>
      </span>
    </>
  );
}
