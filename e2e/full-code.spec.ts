// What becomes of a full code: it posts itself after a moment, a press is as good, and no code and no answer is mistaken.
import { expect, test } from "./fixtures";
import { startSignIn } from "./person";
import { postedCodes } from "./posted-codes";

test.beforeEach(async ({ page, member }) => {
  await page.context().clearCookies();
  await startSignIn(page, member);
});

test("whoever fills it in and presses the button at once is answered once", async ({ page, member }) => {
  const codes = postedCodes(page);
  const box = page.getByLabel("Six-digit code");
  const verify = page.getByRole("button", { name: "Verify" });
  const wrong = member.phone.wrongCode();
  await box.fill(wrong);
  await verify.click();
  await expect(page.getByRole("alert")).toContainText("That code is wrong");
  const right = await member.phone.nextCode();
  await box.fill(right);
  await verify.click();
  await expect(page).toHaveURL(/\/account$/);
  expect(codes).toEqual([wrong, right]);
});

test("one that comes whole, from dictation or an input method, loses what stands between its digits", async ({
  page,
  member,
}) => {
  const codes = postedCodes(page);
  const box = page.getByLabel("Six-digit code");
  const wrong = [1, 2, 3].map((seed) => member.phone.wrongCode(seed));
  for (const [turn, code] of wrong.entries()) {
    await box.fill([code.slice(0, 3), code.slice(3)].join([" ", "-", "\u3000"][turn]));
    await expect.poll(() => codes).toHaveLength(turn + 1);
    await expect(page.getByRole("alert")).toContainText("That code is wrong");
    await expect(box).toHaveValue("");
  }
  expect(codes).toEqual(wrong);
});

test("full-width digits are shown, and refused with what to enter", async ({ page }) => {
  const codes = postedCodes(page);
  const box = page.getByLabel("Six-digit code");
  await expect(box).toBeFocused();
  await page.keyboard.insertText("１２３");
  await expect(box).toHaveValue("１２３");
  await page.keyboard.press("Backspace");
  await page.keyboard.insertText("３４５６");
  await expect(page.getByRole("alert")).toContainText("A code has six digits, 0 to 9");
  await expect(box).toHaveValue("");
  expect(codes).toEqual(["１２３４５６"]);
});

test("a code that is typed while another is checked is checked after it", async ({ page, member }) => {
  const codes = postedCodes(page);
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route("**/sign-in/verify", async (route) => {
    await held;
    await route.continue();
  });
  const box = page.getByLabel("Six-digit code");
  const wrong = member.phone.wrongCode();
  await box.fill(wrong);
  await expect.poll(() => codes).toEqual([wrong]);
  const right = await member.phone.nextCode();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(right);
  answer();
  await expect(page).toHaveURL(/\/account$/);
  expect(codes).toEqual([wrong, right]);
});

test("what was said of the last code is gone as soon as the next one is full", async ({ page, member }) => {
  const box = page.getByLabel("Six-digit code");
  const alert = page.getByRole("alert");
  for (const seed of [1, 2, 3]) {
    await box.fill(member.phone.wrongCode(seed));
    expect(await alert.count(), "alerts about an earlier code").toBe(0);
    await expect(alert).toContainText("That code is wrong");
  }
});

test("nothing is an alert where nothing went wrong", async ({ page }) => {
  const alerts = page.getByRole("alert", { includeHidden: true });
  for (const path of ["/", "/sign-up", "/sign-in", "/tools/totp", "/docs/api"]) {
    await page.goto(path, { waitUntil: "networkidle" });
    await expect(page.locator("next-route-announcer")).toHaveCount(1);
    expect(await alerts.count(), path).toBe(0);
  }
});

test("the page that an answer leads to is announced by nothing that is an alert", async ({
  page,
  member,
}) => {
  await page.getByLabel("Six-digit code").fill(await member.phone.nextCode());
  await expect(page).toHaveURL(/\/account$/);
  await expect(page.getByRole("heading", { level: 1, name: "Your account" })).toBeVisible();
  await expect(page.locator("next-route-announcer")).toHaveCount(1);
  expect(await page.getByRole("alert", { includeHidden: true }).count()).toBe(0);
});
