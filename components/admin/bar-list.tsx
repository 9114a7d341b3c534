// Bars below each other, each with its name and number: a funnel, or what happened most.
import { FILLS } from "../ui/chart-tones";

export interface BarListItem {
  name: string;
  /** In words, such as "82 of 100". */
  value: string;
  /** From 0 to 1. */
  share: number;
}

export function BarList({ items }: { items: BarListItem[] }) {
  return (
    <ul className="grid gap-4">
      {items.map(({ name, value, share }) => (
        <li key={name} className="grid gap-1.5">
          <p className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="font-medium">{name}</span>
            <span className="text-ink-soft tabular-nums">{value}</span>
          </p>
          <svg aria-hidden="true" width="100%" height="12">
            <rect
              width="100%"
              height="12"
              rx="6"
              className="fill-sunken stroke-line forced-colors:fill-[Canvas]"
            />
            {share > 0 && (
              <rect width={`${Math.min(1, share) * 100}%`} height="12" rx="6" className={FILLS.accent} />
            )}
          </svg>
        </li>
      ))}
    </ul>
  );
}
