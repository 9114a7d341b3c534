// One big number with the sentence that says what it means.
import type { ReactNode } from "react";

interface StatTileProps {
  name: ReactNode;
  /** Short: it is set large. */
  value: ReactNode;
  children: ReactNode;
}

/** A `div` of a `dl`. */
export function StatTile({ name, value, children }: StatTileProps) {
  return (
    <div className="flex flex-col gap-1 rounded-card border border-line bg-surface p-5 shadow-card sm:p-6">
      <dt className="font-medium text-ink-soft">{name}</dt>
      <dd className="text-[2.25rem] leading-tight font-semibold tracking-tight tabular-nums">{value}</dd>
      <dd className="text-ink-soft">{children}</dd>
    </div>
  );
}
