// The ground of a chart: grid, numbers at its left, names below. Widths are shares of the room that there is and heights
// are pixels, so that text keeps its size on every screen and nothing is computed in the browser.
import type { ReactNode } from "react";
import { GRID, TEXT } from "../ui/chart-tones";

/** Height of the drawn part, and the room above it for the topmost number. */
export const PLOT_HEIGHT = 176;
export const PLOT_TOP = 10;
const BELOW = 30;

export interface XTick {
  /** In percent from the left. */
  at: number;
  label: string;
  /** Left out on narrow screens, where its neighbours need the room. */
  isMinor?: boolean;
}

interface PlotProps {
  /** From the bottom to the top, evenly spread. */
  yLabels: string[];
  xTicks: XTick[];
  children: ReactNode;
}

export function Plot({ yLabels, xTicks, children }: PlotProps) {
  const height = PLOT_TOP + PLOT_HEIGHT + BELOW;
  const lines = yLabels.map((label, place) => ({
    label,
    y: PLOT_TOP + PLOT_HEIGHT * (1 - place / Math.max(1, yLabels.length - 1)),
  }));
  return (
    <div className="flex gap-2.5">
      <svg aria-hidden="true" width="42" height={height} className="shrink-0">
        {lines.map(({ label, y }) => (
          <text key={y} x="42" y={y + 5} textAnchor="end" className={TEXT}>
            {label}
          </text>
        ))}
      </svg>
      <svg aria-hidden="true" width="100%" height={height} className="min-w-0 flex-1 overflow-visible">
        {lines.map(({ y }) => (
          <line key={y} x1="0" x2="100%" y1={y} y2={y} className={GRID} />
        ))}
        {children}
        {xTicks.map(({ at, label, isMinor }) => (
          <text
            key={at}
            x={`${at}%`}
            y={height - 6}
            textAnchor={anchorAt(at)}
            className={isMinor ? `max-sm:hidden ${TEXT}` : TEXT}
          >
            {label}
          </text>
        ))}
      </svg>
    </div>
  );
}

/** Names at the ends stay within the chart. */
function anchorAt(percent: number): "start" | "middle" | "end" {
  if (percent < 4) return "start";
  return percent > 96 ? "end" : "middle";
}
