// The ways to prove who one is, each a link as wide as the list.
import { ChevronRight, type LucideIcon } from "lucide-react";
import { Badge } from "../ui/badge";

export interface MethodLink {
  href: string;
  icon: LucideIcon;
  name: string;
  /** What it takes, "Six digits to •••• 61". */
  fact: string;
  /** Such as "Used last". */
  badge?: string;
}

export function MethodList({ methods }: { methods: MethodLink[] }) {
  return (
    <ul className="divide-y divide-line">
      {methods.map(({ href, icon: Icon, name, fact, badge }) => (
        <li key={href}>
          <a
            href={href}
            className="-mx-3 flex items-center gap-4 rounded-control px-3 py-4 no-underline hover:bg-sunken"
          >
            <span className="grid size-11 shrink-0 place-items-center rounded-control bg-sunken text-ink-soft">
              <Icon aria-hidden="true" size={22} strokeWidth={1.75} />
            </span>
            <span className="grid min-w-0 flex-1 gap-0.5">
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[1.0625rem] font-semibold text-ink">
                {name}
                {badge && <Badge>{badge}</Badge>}
              </span>
              <span className="wrap-anywhere text-ink-soft">{fact}</span>
            </span>
            <ChevronRight aria-hidden="true" size={20} className="shrink-0 text-ink-soft" />
          </a>
        </li>
      ))}
    </ul>
  );
}
