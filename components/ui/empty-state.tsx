// What stands where a list would be while there is nothing in it: what will be here, and the way to it.
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface EmptyStateProps {
  icon: LucideIcon;
  title: ReactNode;
  children: ReactNode;
  action?: ReactNode;
}

/** `children` is a sentence or two; `action` is the one button that ends the emptiness. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-5 rounded-control border border-dashed border-line px-5 py-10 text-center">
      <span className="grid size-14 place-items-center rounded-full bg-accent-soft text-accent-ink">
        <Icon aria-hidden="true" size={26} strokeWidth={1.75} />
      </span>
      <div className="grid max-w-md gap-1">
        <p className="text-lg font-semibold">{title}</p>
        <div className="text-ink-soft">{children}</div>
      </div>
      {action}
    </div>
  );
}
