// The looks of what a chart draws. Where the system chooses the colours, its own take their place.

export const FILLS = {
  accent: "fill-accent forced-colors:fill-[Highlight]",
  second: "fill-line-strong forced-colors:fill-[GrayText]",
  third: "fill-warning-ink forced-colors:fill-[CanvasText]",
} as const;

/** "refused" is hatched: it is told apart without colour too. */
export type ChartTone = keyof typeof FILLS | "refused";

export const TEXT = "fill-ink-soft text-sm tabular-nums forced-colors:fill-[CanvasText]";
export const GRID = "stroke-line forced-colors:stroke-[GrayText]";
