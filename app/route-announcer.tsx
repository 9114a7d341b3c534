// Owns the voice that reads out the title of a page after a move within the app.
import { createElement } from "react";

/** Next looks for this name and, not finding it, makes one that is an alert: here alerts are what went wrong. */
const NAME = "next-route-announcer";
const VOICE =
  '<template shadowrootmode="open"><div aria-live="assertive" id="__next-route-announcer__"></div></template>';

/**
 * The browser makes a shadow root of the template before React sees it. In development Next takes it away again, since
 * React runs every effect twice there, and makes its own.
 */
export function RouteAnnouncer() {
  return createElement(NAME, {
    name: NAME,
    class: "sr-only",
    suppressHydrationWarning: true,
    // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant, and React knows no template that is gone on arrival
    dangerouslySetInnerHTML: { __html: VOICE },
  });
}
