// Owns looking at a page under axe, in both themes, on a desk and on a phone.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
/** A theme changes colours alone, and the phone has a layout of its own: each is looked at once. */
const LOOKS = [
  { colorScheme: "light", width: 1280 },
  { colorScheme: "dark", width: 375 },
] as const;

const softly = expect.configure({ soft: true });

/** Looks at the page as it stands, in every theme and width. Colours change at once: motion is off. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  for (const { colorScheme, width } of LOOKS) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 800 });
    // Legacy: no blank page beside it for each look, which only frames of other origins would need; there are none.
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
    const { violations } = await axe.withTags(TAGS).analyze();
    const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
    softly(told, `${page.url()} in ${colorScheme} at ${width}`).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  // Asked again for a while: input-otp leaves room for a password manager's badge and looks once a second
  // whether there still is any.
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await softly
    .poll(overflow, { message: `pixels that ${page.url()} is too wide for 320`, timeout: 5_000 })
    .toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1280, height: 800 });
}
