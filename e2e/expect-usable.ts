// Owns checking a page for people who enlarge it, choose its colours or turn off its motion; with axe as well.
import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./expect-accessible";

const softly = expect.configure({ soft: true });
/** A window of 1280 by 1024 pixels at 400 %. */
const AT_400_PERCENT = { width: 320, height: 256 };
const DESK = { width: 1280, height: 800 };
/** WCAG 1.4.11. */
const MIN_CONTRAST = 3;

/** Every check of a page at rest. Leaves the page as it was. */
export async function expectUsable(page: Page): Promise<void> {
  await expectAccessible(page);
  // Leaves motion reduced.
  const { running, where } = await page.evaluate(() => {
    const moving = document.getAnimations().filter(({ playState }) => playState === "running");
    return { running: moving.length, where: location.pathname };
  });
  softly(running, `what moves on ${where} though it should not`).toBe(0);
  await expectNothingCutOff(page);
  await expectSeenInForcedColors(page);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "no-preference", forcedColors: "none" });
  await page.setViewportSize(DESK);
}

/** WCAG 1.4.10: nothing runs off to the side, and no box hides part of its text. */
async function expectNothingCutOff(page: Page): Promise<void> {
  await page.setViewportSize(AT_400_PERCENT);
  const cutOff = () =>
    page.evaluate(() => {
      const isHidden = (element: Element) => element.closest("[aria-hidden], .sr-only") !== null;
      const texts = [...document.querySelectorAll("body *")].filter(
        (element) =>
          !isHidden(element) &&
          element.checkVisibility({ visibilityProperty: true }) &&
          [...element.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim()),
      );
      const outside = texts.filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        if (width <= 1) return false;
        const clips = getComputedStyle(element).overflowX !== "visible";
        return (
          left < -1 || right > innerWidth + 1 || (clips && element.scrollWidth > element.clientWidth + 1)
        );
      });
      const over = document.documentElement.scrollWidth > innerWidth ? ["the page scrolls sideways"] : [];
      return [...over, ...outside.map((element) => element.outerHTML.slice(0, 120))];
    });
  await softly.poll(cutOff, { message: `cut off at 400 % on ${page.url()}`, timeout: 5_000 }).toEqual([]);
}

/** Edges of boxes and fields, errors and the countdown stand out from the page where its reader chose the colours. */
async function expectSeenInForcedColors(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, forcedColors: "active", reducedMotion: "reduce" });
    const unseen = await page.evaluate(faintThings, MIN_CONTRAST);
    softly(unseen, `not seen in forced colours, ${colorScheme}, on ${page.url()}`).toEqual([]);
  }
}

/** Runs in the page: what has less contrast with its background than `least`. */
function faintThings(least: number): string[] {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const luminance = (color: string) => {
    if (!canvas) return 0;
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = luminance(getComputedStyle(document.documentElement).backgroundColor);
  const isFaint = (color: string) => {
    const [light, dark] = [Math.max(ground, luminance(color)), Math.min(ground, luminance(color))];
    return (light + 0.05) / (dark + 0.05) < least;
  };
  const seen: [string, (style: CSSStyleDeclaration) => string][] = [
    ["[data-input-otp-container] [aria-hidden] > div", ({ borderTopColor }) => borderTopColor],
    ["main input:not([type=hidden], [data-input-otp])", ({ borderTopColor }) => borderTopColor],
    ["main svg circle[stroke-dasharray]", ({ stroke }) => stroke],
    ["main h1, main button, main a, main [role=alert]", ({ color }) => color],
  ];
  const faint = seen.flatMap(([selector, colorOf]) =>
    [...document.querySelectorAll(selector)].filter(
      (element) => element.checkVisibility() && isFaint(colorOf(getComputedStyle(element))),
    ),
  );
  // A QR code is dark on light whatever the reader chose, for cameras; one that is only printed is on paper.
  const picture = document.querySelector('main img[src^="data:image/svg"]');
  const tile = picture?.checkVisibility() ? picture.parentElement : null;
  const isWhite = !tile || luminance(getComputedStyle(tile).backgroundColor) > 0.99;
  return [
    ...faint.map(({ outerHTML }) => outerHTML.slice(0, 100)),
    ...(isWhite ? [] : ["the QR code is not on white"]),
  ];
}
