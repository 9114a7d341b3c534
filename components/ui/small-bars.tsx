// A low row of bars over one line: how something went from day to day, for a list of several.
import { FILLS, GRID, TEXT } from "./chart-tones";

interface SmallBarsProps {
  values: number[];
  /** Names of the first bar and of the last one. */
  first: string;
  last: string;
}

const HEIGHT = 48;
const BELOW = 26;

/** Widths are shares of the room that there is. The highest bar fills the height; a bar of any use is seen. */
export function SmallBars({ values, first, last }: SmallBarsProps) {
  const top = Math.max(1, ...values);
  const slot = 100 / Math.max(1, values.length);
  return (
    <svg aria-hidden="true" width="100%" height={HEIGHT + BELOW}>
      <line x1="0" x2="100%" y1={HEIGHT} y2={HEIGHT} className={GRID} />
      {values.map((value, place) => {
        const height = value === 0 ? 0 : Math.max(2, (value / top) * HEIGHT);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place in the row
            key={place}
            x={`${(place + 0.14) * slot}%`}
            width={`${0.72 * slot}%`}
            y={HEIGHT - height}
            height={height}
            className={FILLS.accent}
          />
        );
      })}
      <text x="0" y={HEIGHT + BELOW - 6} className={TEXT}>
        {first}
      </text>
      <text x="100%" y={HEIGHT + BELOW - 6} textAnchor="end" className={TEXT}>
        {last}
      </text>
    </svg>
  );
}
