// Owns the end of a story that cannot go on: no answer, or the wrong page.
import type { Page } from "@/scripts/bench/page-form";

/**
 * Thrown when the answer is missing or a failure of the server, so that nobody knows what became of the request; also when
 * the fault leads elsewhere, as a clock does that jumps past the end of a ticket.
 */
export class NoAnswer extends Error {}

/** The page, if it is the one on which the story goes on. Throws NoAnswer otherwise. */
export function arrived(page: Page, path: string): Page {
  if (page.path !== path) throw new NoAnswer(`came to ${page.path} with ${page.status}, and not to ${path}`);
  return page;
}
