// A share over time as a line, from none to all of it.
import { spreadPlaces } from "./axis";
import { PLOT_HEIGHT, PLOT_TOP, Plot } from "./plot";

interface ShareLineProps {
  /** In order; a share from 0 to 1, or null where there is none yet. */
  points: { label: string; share: number | null }[];
  /** Names of 0, a quarter, a half, three quarters and 1. */
  yLabels: string[];
}

const WIDTH = 1000;

export function ShareLine({ points, yLabels }: ShareLineProps) {
  const span = Math.max(1, points.length - 1);
  const places = points.flatMap(({ share }, place) =>
    share === null ? [] : [{ x: (place / span) * WIDTH, y: (1 - share) * PLOT_HEIGHT }],
  );
  const line = places.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join(" L");
  const [first, last] = [places.at(0), places.at(-1)];
  const xTicks = spreadPlaces(points.length, 5).map((place, tick) => ({
    at: (place / span) * 100,
    label: points[place]?.label ?? "",
    isMinor: tick % 2 === 1,
  }));
  return (
    <Plot yLabels={yLabels} xTicks={xTicks}>
      {first && last && <Curve line={line} first={first} last={last} />}
    </Plot>
  );
}

interface Place {
  x: number;
  y: number;
}

function Curve({ line, first, last }: { line: string; first: Place; last: Place }) {
  return (
    <>
      <svg
        y={PLOT_TOP}
        width="100%"
        height={PLOT_HEIGHT}
        viewBox={`0 0 ${WIDTH} ${PLOT_HEIGHT}`}
        preserveAspectRatio="none"
        className="overflow-visible"
        aria-hidden="true"
      >
        <path
          d={`M${first.x} ${PLOT_HEIGHT} L${line} L${last.x} ${PLOT_HEIGHT} Z`}
          className="fill-accent/12 forced-colors:fill-none"
        />
        <path
          d={`M${line}`}
          vectorEffect="non-scaling-stroke"
          className="fill-none stroke-accent stroke-[2.5] [stroke-linejoin:round] forced-colors:stroke-[Highlight]"
        />
      </svg>
      <circle
        cx={`${(last.x / WIDTH) * 100}%`}
        cy={PLOT_TOP + last.y}
        r="5"
        className="fill-accent stroke-surface stroke-2 forced-colors:fill-[Highlight]"
      />
    </>
  );
}
