// Where the keyboard goes on after an act of a form: at the content of the page that came in the place of the other.
"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useRef, useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * The button that was pressed is gone with its page, and the focus with it: the next Tab would begin at the top, behind
 * the skip link. A page that a browser loads as a whole begins at its top, and a field that asks for the focus has it.
 */
export function FocusMain() {
  const place = `${usePathname()}?${useSearchParams()}`;
  const isLoaded = useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
  const seen = useRef(isLoaded ? place : "");
  useEffect(() => {
    const isLost = seen.current !== place && document.activeElement === document.body;
    seen.current = place;
    if (isLost) document.getElementById("main")?.focus({ preventScroll: true });
  }, [place]);
  return null;
}
