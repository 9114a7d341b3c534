// Owns going through a page with the keyboard alone, checking the focus at every stop.
import { expect, type Locator, type Page } from "@playwright/test";

const MAX_STOPS = 40;

/** Where the focus is and what is wrong with how it shows; null on no control. */
function lookAtFocus(page: Page): Promise<{ name: string; faults: string[] } | null> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    // The target of a link within the page: a place to read on, not a control.
    if (!focused || focused === document.body || focused.matches('[tabindex="-1"]')) return null;
    const hasOutline = (element: Element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    };
    // The field of the six boxes is transparent and lies over them: one of the boxes shows the outline.
    const boxes =
      focused.closest("[data-input-otp-container]")?.querySelectorAll("[aria-hidden] > div") ?? [];
    const isShown = focused.matches("[data-input-otp]")
      ? [...boxes].some(hasOutline)
      : focused.matches(":focus-visible") && hasOutline(focused);
    const { left, right, top, bottom } = focused.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
    const onTop = document.elementFromPoint(x, y);
    const isCovered =
      !onTop || !(focused.contains(onTop) || onTop.contains(focused) || onTop.closest("label"));
    const faults = [];
    if (!isShown) faults.push("the focus does not show");
    if (bottom <= 0 || top >= innerHeight) faults.push("out of sight");
    if (left < -1 || right > innerWidth + 1) faults.push("cut off at the side");
    if (isCovered) faults.push(`covered by ${onTop?.outerHTML.slice(0, 80)}`);
    return { name: focused.outerHTML.slice(0, 100), faults };
  });
}

/** Fails where the focus cannot be seen as it is now (WCAG 2.4.7, 2.4.11). A transition may still be on its way. */
async function expectFocusSeen(page: Page): Promise<void> {
  await expect
    .poll(async () => {
      const look = await lookAtFocus(page);
      return look && look.faults.length > 0 ? look : null;
    })
    .toBeNull();
}

/** Presses Tab until a control has the focus, checking every stop on the way. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < MAX_STOPS; stop += 1) {
    await expectFocusSeen(page);
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never came to ${target}`);
}
