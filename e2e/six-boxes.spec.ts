// The field of six boxes: typing, pasting, editing, posting once, and what other programs see of it (R42).
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { startSignIn } from "./person";
import { postedCodes } from "./posted-codes";

/** What typing would replace. */
function selectedDigits(page: Page): Promise<string> {
  return page.evaluate(() => {
    const box = document.querySelector<HTMLInputElement>("input[name=code]");
    return box?.value.slice(box.selectionStart ?? 0, box.selectionEnd ?? 0) ?? "";
  });
}

test.beforeEach(async ({ page, member }) => {
  await page.context().clearCookies();
  await startSignIn(page, member);
});

test("typed digits post themselves once, and a refusal empties the boxes and takes the focus back", async ({
  page,
  member,
}) => {
  const codes = postedCodes(page);
  const box = page.getByLabel("Six-digit code");
  await expect(box).toBeFocused();
  const wrong = member.phone.wrongCode();
  await page.keyboard.type(wrong);
  await expect(page.getByRole("alert").filter({ hasText: "That code is wrong" })).toBeVisible();
  await expect(box).toHaveValue("");
  await expect(box).toBeFocused();
  await expect(box).toHaveAccessibleDescription(/That code is wrong/);
  expect(codes).toEqual([wrong]);
});

test("a click on Verify at the moment when the sixth digit posts is no second post", async ({
  page,
  member,
}) => {
  const codes = postedCodes(page);
  const box = page.getByLabel("Six-digit code");
  const wrong = member.phone.wrongCode();
  await box.pressSequentially(wrong.slice(0, 5));
  await page.evaluate((digit) => {
    const field = document.querySelector<HTMLInputElement>("input[name=code]");
    const button = document.querySelector<HTMLButtonElement>("main button[type=submit]");
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
    setValue?.call(field, `${field?.value}${digit}`);
    field?.dispatchEvent(new Event("input", { bubbles: true }));
    for (let click = 0; click < 3; click += 1) button?.click();
    field?.form?.requestSubmit();
  }, wrong.slice(5));
  await expect(page.getByRole("alert").filter({ hasText: "That code is wrong" })).toBeVisible();
  await page.waitForTimeout(500);
  expect(codes).toEqual([wrong]);
});

test("pasted codes lose spaces and dashes; what is no code changes nothing", async ({ page, member }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const codes = postedCodes(page);
  const box = page.getByLabel("Six-digit code");
  const paste = async (text: string) => {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await box.press("ControlOrMeta+v");
  };
  for (const junk of ["12a456", "1234567", "hello"]) {
    await paste(junk);
    await expect(box).toHaveValue("");
  }
  const wrong = [1, 2, 3, 4].map((seed) => member.phone.wrongCode(seed));
  const separators = [" ", "-", "\u00a0", "\u202f"];
  for (const [turn, code] of wrong.entries()) {
    await paste(` ${code.slice(0, 3)}${separators[turn]}${code.slice(3)}\n`);
    await expect.poll(() => codes).toHaveLength(turn + 1);
    await expect(page.getByRole("alert").filter({ hasText: "That code is wrong" })).toBeVisible();
    await expect(box).toHaveValue("");
  }
  expect(codes).toEqual(wrong);
});

test("backspace, arrow keys and selecting work as in any field", async ({ page }) => {
  const codes = postedCodes(page);
  const box = page.getByLabel("Six-digit code");
  await page.keyboard.type("12x3");
  await expect(box).toHaveValue("123");
  await page.keyboard.press("Backspace");
  await expect(box).toHaveValue("12");
  await page.keyboard.type("45");
  // The library selects the digit at the caret a moment after the key, and a key in that moment is lost: people press again.
  for (const selected of ["5", "4"]) {
    const arrive = async () => {
      if ((await selectedDigits(page)) !== selected) await page.keyboard.press("ArrowLeft");
      expect(await selectedDigits(page)).toBe(selected);
    };
    await expect(arrive).toPass({ intervals: [500] });
  }
  await page.keyboard.type("9");
  await expect(box).toHaveValue("1295");
  await page.keyboard.press("End");
  await page.keyboard.press("Backspace");
  await expect(box).toHaveValue("129");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  await expect(box).toHaveValue("");
  expect(codes).toEqual([]);
});

test("a pasted code takes the place of what was typed", async ({ page }) => {
  const codes = postedCodes(page);
  const box = page.getByLabel("Six-digit code");
  await expect(box).toBeFocused();
  await page.keyboard.type("12");
  await box.evaluate((input) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "777 888");
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect.poll(() => codes).toEqual(["777888"]);
});

test("it is one labelled text field for codes, and the countdown is announced by nobody", async ({
  page,
}) => {
  const box = page.getByRole("textbox", { name: "Six-digit code" });
  await expect(box).toHaveCount(1);
  await expect(page.locator("input[data-input-otp]")).toHaveCount(1);
  await expect(page.locator("main input:visible")).toHaveCount(1);
  await expect(box).toHaveAttribute("autocomplete", "one-time-code");
  await expect(box).toHaveAttribute("inputmode", "numeric");
  const timer = page.getByRole("timer", { name: "Time until the next code" });
  await expect(timer).toHaveText(/^\d{1,2}$/);
  const live = "[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log]";
  expect(await timer.evaluate((element, selector) => element.closest(selector), live)).toBeNull();
  expect(await timer.locator(live).count()).toBe(0);
});

test.describe("before the page is alive", () => {
  for (const early of [3, 6]) {
    test(`${early} digits are carried over and the code is posted once`, async ({ page, member }) => {
      const codes = postedCodes(page);
      let release = () => {};
      const alive = new Promise<void>((resolve) => {
        release = resolve;
      });
      await page.route(/\/_next\/static\/.*\.js/, async (route) => {
        await alive;
        await route.continue();
      });
      await page.goto("/sign-in/verify", { waitUntil: "commit" });
      const code = await member.phone.nextCode();
      await page.getByLabel("Six-digit code").pressSequentially(code.slice(0, early));
      await expect(page.locator("input[data-input-otp]")).toHaveCount(0);
      release();
      if (early < code.length) {
        await expect(page.locator("input[data-input-otp]")).toHaveValue(code.slice(0, early));
        await expect(page.getByLabel("Six-digit code")).toBeFocused();
        await page.keyboard.type(code.slice(early));
      }
      await expect(page).toHaveURL(/\/account$/);
      expect(codes).toEqual([code]);
    });
  }
});
