// The painted ring of a countdown: what is left of a whole circle.

const RADIUS = 21;
const LENGTH = 2 * Math.PI * RADIUS;

interface RingFaceProps {
  /** From 0 to 1. At 1 the ring jumps back to full instead of running backwards for a second. */
  share: number;
  /** A text colour class. */
  ink: string;
}

/** Presentation attributes only: the content security policy refuses styles in HTML. */
export function RingFace({ share, ink }: RingFaceProps) {
  const motion = share === 1 ? "" : "transition-[stroke-dashoffset] duration-1000 ease-linear";
  return (
    <svg aria-hidden="true" viewBox="0 0 48 48" fill="none" className="absolute size-14 -rotate-90">
      <circle
        cx="24"
        cy="24"
        r={RADIUS}
        strokeWidth="4"
        className="stroke-line forced-colors:stroke-[Canvas]"
      />
      <circle
        cx="24"
        cy="24"
        r={RADIUS}
        strokeWidth="4"
        strokeLinecap="round"
        stroke="currentColor"
        strokeDasharray={LENGTH}
        strokeDashoffset={LENGTH * (1 - share)}
        className={`${ink} forced-colors:text-[CanvasText] ${motion}`}
      />
    </svg>
  );
}
