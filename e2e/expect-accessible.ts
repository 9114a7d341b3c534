// Owns checking a page with axe, in both themes, on a desktop and on a phone.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
/** A theme only changes colours, and the phone has a layout of its own, so not every combination is needed. */
const LOOKS = [
  { colorScheme: "light", width: 1280 },
  { colorScheme: "dark", width: 375 },
] as const;

const softly = expect.configure({ soft: true });

/** Checks the page as it is, in every theme and width. Colours change at once, because motion is off. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  for (const { colorScheme, width } of LOOKS) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 800 });
    // Legacy mode opens no blank page for each check; only frames of other origins need one, and we have none.
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
    const { violations } = await axe.withTags(TAGS).analyze();
    const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
    softly(told, `${page.url()} in ${colorScheme} at ${width}`).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  // Polled, because input-otp makes room for a password manager's badge and checks only once a second whether there is one.
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await softly
    .poll(overflow, { message: `pixels that ${page.url()} is too wide for 320`, timeout: 5_000 })
    .toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1280, height: 800 });
}
