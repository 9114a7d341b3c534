// The painted boxes of a code. The field over them is what people really type into.
"use client";

import type { SlotProps } from "input-otp";

interface PaintedBoxesProps {
  slots: SlotProps[];
  refused: boolean;
}

/** Hidden from assistive technology, which meets the one field. The gap in the middle is how apps show codes. */
export function PaintedBoxes({ slots, refused }: PaintedBoxesProps) {
  const edge = refused ? "border-2 border-danger" : "border border-line-strong";
  return (
    <div aria-hidden="true" className="flex gap-1.5 sm:gap-2">
      {slots.map((slot, place) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a box is its place
          key={place}
          className={`${BOX_CLASS} ${edge} ${slot.isActive ? RING_CLASS : ""} ${place === slots.length / 2 - 1 ? "me-2 sm:me-3" : ""}`}
        >
          {slot.char}
          {slot.hasFakeCaret && <span className={CARET_CLASS} />}
        </div>
      ))}
    </div>
  );
}

const BOX_CLASS =
  "grid h-14 min-w-0 flex-1 place-items-center rounded-control bg-surface text-2xl font-semibold tabular-nums " +
  "sm:h-16 sm:text-[1.75rem]";

// The focus ring of the whole field, drawn where the next digit goes.
const RING_CLASS = "outline-3 outline-offset-1 outline-accent";

const CARET_CLASS = "h-7 w-0.5 animate-caret rounded-full bg-accent forced-colors:bg-[CanvasText]";
