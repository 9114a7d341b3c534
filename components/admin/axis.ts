// Owns where the ticks of a chart's axes stand. Pure.

/** Whole numbers from 0 up to one that is at least `max`, in steps of 1, 2 or 5 times a power of ten; at most five steps. */
export function ticksUpTo(max: number): number[] {
  const least = Math.max(1, Math.ceil(max / 5));
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size * 5 >= max) ?? least;
  const steps = Math.max(1, Math.ceil(max / step));
  return Array.from({ length: steps + 1 }, (_, place) => place * step);
}

/** Places spread over `count` places in a row, first and last among them; `most` at most. */
export function spreadPlaces(count: number, most: number): number[] {
  const shown = Math.min(count, most);
  if (shown < 2) return count > 0 ? [0] : [];
  return Array.from({ length: shown }, (_, tick) => Math.round((tick * (count - 1)) / (shown - 1)));
}
