// What the fills of a chart stand for.
import { useId } from "react";
import { type ChartTone, FILLS } from "../ui/chart-tones";
import { Hatch } from "./hatch";

export interface LegendItem {
  tone: ChartTone;
  label: string;
}

export function ChartLegend({ items }: { items: LegendItem[] }) {
  const hatch = useId();
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-ink-soft">
      {items.map(({ tone, label }) => (
        <li key={tone} className="flex items-center gap-2">
          <svg aria-hidden="true" width="14" height="14">
            {tone === "refused" && <Hatch id={hatch} />}
            <rect width="14" height="14" rx="3" {...fillOf(tone, hatch)} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

/** The attributes that paint a rectangle in a tone; `hatch` is the id of the drawing's Hatch. */
export function fillOf(tone: ChartTone, hatch: string): { className?: string; fill?: string } {
  return tone === "refused" ? { fill: `url(#${hatch})` } : { className: FILLS[tone] };
}
