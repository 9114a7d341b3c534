// Owns the moment when somebody stops typing: nobody wants to be told of a mistake in the middle of a word.
"use client";

import { useEffect, useState } from "react";

export const TYPING_RESTS_AFTER_MS = 600;

/** Whether `text` has been the same for a while. */
export function useRests(text: string): boolean {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), TYPING_RESTS_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested === text;
}
