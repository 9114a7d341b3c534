// What a signed-in page brought along for React, gone with the page: a move within the app keeps the document.
"use client";

import { useEffect } from "react";

/**
 * The data of the page that a browser loaded stands in its scripts until the next load: recovery codes that are shown no
 * more, and after signing out whoever was signed in. React has read them by the time of the first move.
 */
export function ForgetPageData() {
  useEffect(
    () => () => {
      for (const script of document.querySelectorAll("script:not([src])")) script.remove();
    },
    [],
  );
  return null;
}
