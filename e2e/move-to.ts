// Owns going on to another page as the app's own links do: with its router, in the document that is open already.
import { expect, type Page } from "@playwright/test";

/** Moves to `path`, and waits until its page, or the one that it leads to, has taken the place of the last one. */
export async function moveTo(page: Page, path: string): Promise<void> {
  const last = page.url();
  await page.evaluate((address) => {
    const { next } = window as unknown as { next: { router: { push(address: string): void } } };
    next.router.push(address);
  }, path);
  // The address changes when the page is shown, and its title comes a moment later.
  await expect(page, path).not.toHaveURL(last);
  await expect(page, path).toHaveTitle(/\S/);
}
