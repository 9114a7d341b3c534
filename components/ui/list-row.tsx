// One thing in a list: its name, a few facts about it, and what can be done with it.
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface ListRowProps {
  name: ReactNode;
  icon?: LucideIcon;
  /** Beside the name, such as a Badge. */
  badge?: ReactNode;
  /** Short sentences, "Last used yesterday"; set side by side where there is room. */
  facts?: ReactNode[];
  actions?: ReactNode;
  /** Beneath all of it, as wide as the list. */
  children?: ReactNode;
}

/** An `li`: put the rows into `<ul className="divide-y divide-line">`. */
export function ListRow({ name, icon: Icon, badge, facts = [], actions, children }: ListRowProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-3 py-5 first:pt-0 last:pb-0">
      <div
        className={`flex min-w-0 flex-1 basis-64 gap-4 ${facts.length > 0 ? "items-start" : "items-center"}`}
      >
        {Icon && (
          <span className="grid size-11 shrink-0 place-items-center rounded-control bg-sunken text-ink-soft">
            <Icon aria-hidden="true" size={22} strokeWidth={1.75} />
          </span>
        )}
        <div className="grid min-w-0 gap-0.5">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[1.0625rem] font-semibold">
            {name}
            {badge}
          </p>
          {facts.length > 0 && (
            <p className="flex flex-wrap gap-x-5 text-ink-soft tabular-nums">
              {facts.map((fact, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the facts of a row never change places
                <span key={place}>{fact}</span>
              ))}
            </p>
          )}
        </div>
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      {children && <div className="basis-full empty:hidden">{children}</div>}
    </li>
  );
}
