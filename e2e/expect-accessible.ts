// Owns checking a page with axe, in both themes, on a desktop and on a phone.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
/** A theme only changes colours, and the phone has a layout of its own, so not every combination is needed. */
const LOOKS = [
  { colorScheme: "light", width: 1280 },
  { colorScheme: "dark", width: 375 },
] as const;

const softly = expect.configure({ soft: true });

/** Runs in the page: what axe finds wrong, which rule and where. */
async function violations(tags: string[]): Promise<string[]> {
  const { axe } = window as unknown as { axe: typeof import("axe-core") };
  const found = await axe.run(document, {
    runOnly: { type: "tag", values: tags },
    resultTypes: ["violations"],
  });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}

/** Checks the page as it is, in every theme and width. Colours change at once, because motion is off. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  // Once for both looks: a page needs several times longer to read axe than axe to read the page.
  await page.evaluate(AXE);
  for (const { colorScheme, width } of LOOKS) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 800 });
    const told = await page.evaluate(violations, TAGS);
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
