// One painted box of the code field. The field over it is what people really type into.
"use client";

interface CodeBoxProps {
  digit: string | null;
  active: boolean;
  caret: boolean;
  refused: boolean;
  /** The wider gap in the middle, as apps show codes: 3 + 3. */
  gapAfter: boolean;
}

/** Its outline is the focus ring of the whole field, at the place where the next digit goes. */
export function CodeBox({ digit, active, caret, refused, gapAfter }: CodeBoxProps) {
  const edge = refused ? "border-2 border-danger" : "border border-line-strong";
  return (
    <div
      className={`grid h-14 min-w-0 flex-1 place-items-center rounded-control bg-surface text-2xl font-semibold tabular-nums sm:h-16 sm:text-[1.75rem] ${edge} ${active ? "outline-3 outline-offset-1 outline-accent" : ""} ${gapAfter ? "me-2 sm:me-3" : ""}`}
    >
      {digit}
      {caret && (
        <span className="h-7 w-0.5 animate-caret rounded-full bg-accent forced-colors:bg-[CanvasText]" />
      )}
    </div>
  );
}
