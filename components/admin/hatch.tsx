// The hatching of what was refused, as a pattern that rectangles of the same drawing are filled with.

/** `id` is unique on the page. Fill with `url(#id)`. */
export function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="5" height="5" className="fill-danger-soft forced-colors:fill-[Canvas]" />
        <rect width="3" height="5" className="fill-danger-ink forced-colors:fill-[CanvasText]" />
      </pattern>
    </defs>
  );
}
