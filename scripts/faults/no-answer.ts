// Owns the end of a story that cannot go on: no answer, or not the page where it goes on.
import type { Page } from "@/scripts/bench/page-form";

/**
 * Thrown where the answer is missing, or is the server's own failure: nobody knows what became of the request. Also where
 * the fault led away from where the story goes on, as a clock does that makes a ticket old at once.
 */
export class NoAnswer extends Error {}

/** The page, if it is the one where the story goes on. */
export function arrived(page: Page, path: string): Page {
  if (page.path !== path) throw new NoAnswer(`came to ${page.path} with ${page.status}, and not to ${path}`);
  return page;
}
