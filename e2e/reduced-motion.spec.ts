// People who asked their system for less motion get none.
import { expect, test } from "./fixtures";
import { signUp } from "./person";

test("nothing moves for people who asked for that", async ({ page, person }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await signUp(page, person);
  await page.getByLabel("Six-digit code").focus();
  await expect(page.locator("input[data-input-otp]")).toBeFocused();
  const moving = () => document.getAnimations().filter(({ playState }) => playState === "running").length;
  for (let look = 0; look < 4; look += 1) {
    expect(await page.evaluate(moving)).toBe(0);
    await page.waitForTimeout(400);
  }
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await expect.poll(() => page.evaluate(moving), "otherwise the ring and the caret do").toBeGreaterThan(0);
});
