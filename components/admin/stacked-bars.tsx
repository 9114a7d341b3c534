// Bars in a row, each stacked of parts: counts by day, or by any other kind that has an order.
import { useId } from "react";
import type { ChartTone } from "../ui/chart-tones";
import { spreadPlaces, ticksUpTo } from "./axis";
import { fillOf } from "./chart-legend";
import { Hatch } from "./hatch";
import { PLOT_HEIGHT, PLOT_TOP, Plot } from "./plot";

interface StackedBarsProps {
  /** From the bottom up in each bar, the same for all of them. */
  tones: ChartTone[];
  bars: { label: string; values: number[] }[];
  formatCount: (count: number) => string;
}

/** The days of a week: names for five of them would stand unevenly. */
const ALL_NAMED = 7;

const sumOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0);

export function StackedBars({ tones, bars, formatCount }: StackedBarsProps) {
  const hatch = useId();
  const ticks = ticksUpTo(Math.max(0, ...bars.map(({ values }) => sumOf(values))));
  const top = ticks.at(-1) ?? 1;
  const slot = 100 / Math.max(1, bars.length);
  const named = spreadPlaces(bars.length, bars.length <= ALL_NAMED ? ALL_NAMED : 5);
  const everyMajor = Math.ceil((named.length - 1) / 2);
  const xTicks = named.map((place, tick) => ({
    at: (place + 0.5) * slot,
    label: bars[place]?.label ?? "",
    isMinor: tick % Math.max(1, everyMajor) !== 0,
  }));
  return (
    <Plot yLabels={ticks.map(formatCount)} xTicks={xTicks}>
      <Hatch id={hatch} />
      {bars.flatMap(({ label, values }, bar) =>
        values.map((value, part) => {
          const height = (value / top) * PLOT_HEIGHT;
          const above = (sumOf(values.slice(0, part)) / top) * PLOT_HEIGHT;
          return value === 0 ? null : (
            <rect
              key={`${label} ${tones[part]}`}
              x={`${(bar + 0.16) * slot}%`}
              width={`${0.68 * slot}%`}
              y={PLOT_TOP + PLOT_HEIGHT - above - height}
              // A hair of the ground shows between two parts.
              height={Math.max(1, part === 0 ? height : height - 1)}
              {...fillOf(tones[part] ?? "accent", hatch)}
            />
          );
        }),
      )}
    </Plot>
  );
}
