// A picture to scan that a post has made, in the place of the button that made it: in this one answer.
"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { useFormAnswer } from "../ui/form-context";
import { LinkButton } from "../ui/link-button";
import { QrCode } from "./qr-code";

interface PictureOnceProps {
  alt: string;
  /** Name of the link to a picture that lies elsewhere. */
  elsewhere: string;
  /** What can be done next, once it is shown. */
  next: ReactNode;
  /** The button, until then. */
  children: ReactNode;
}

/** Within an ActionForm. Whoever leaves or reloads the page sees it no more. */
export function PictureOnce({ alt, elsewhere, next, children }: PictureOnceProps) {
  const { ok, shownOnce } = useFormAnswer();
  const box = useRef<HTMLDivElement>(null);

  // The button that had the keyboard's focus is gone.
  useEffect(() => {
    if (ok) box.current?.focus({ preventScroll: true });
  }, [ok]);

  if (!ok || !shownOnce) return children;
  return (
    <div ref={box} tabIndex={-1} className="grid justify-items-start gap-6 outline-none">
      {shownOnce.startsWith("data:image/png;") ? (
        <QrCode alt={alt} src={shownOnce} />
      ) : (
        <LinkButton href={shownOnce}>{elsewhere}</LinkButton>
      )}
      {next}
    </div>
  );
}
