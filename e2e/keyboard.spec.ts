// The main story with the keyboard alone, where the place of the focus can always be seen.
import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures";
import { PATHS, scanPage } from "./person";

/** Whether the focused element shows that it is: an outline of its own, or, for the code field, around a box. */
function showsFocus(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return false;
    const hasOutline = (element: Element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    };
    if (!focused.matches("[data-input-otp]")) return focused.matches(":focus-visible") && hasOutline(focused);
    const boxes =
      focused.closest("[data-input-otp-container]")?.querySelectorAll("[aria-hidden] > div") ?? [];
    return [...boxes].some(hasOutline);
  });
}

/** Presses Tab until the control of this name has the focus, looking at every stop on the way. */
async function tabTo(
  page: Page,
  role: "link" | "button" | "textbox" | "checkbox",
  name: string,
): Promise<void> {
  const target = page.getByRole(role, { name, exact: true });
  await expect(target).toBeVisible();
  for (let stop = 0; stop < 30; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      expect(await showsFocus(page), `the focus on "${name}" can be seen`).toBe(true);
      return;
    }
    await page.keyboard.press("Tab");
    const where = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 80));
    if (where !== "<body" && !where?.startsWith("<body")) {
      await expect.poll(() => showsFocus(page), `the focus on ${where} can be seen`).toBe(true);
    }
  }
  throw new Error(`Tab never came to "${name}"`);
}

test("sign-up to second sign-in without a mouse", async ({ page, person }) => {
  await page.goto("/");
  await tabTo(page, "link", "Skip to content");
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  await tabTo(page, "link", "Create account");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Email")).toBeFocused();
  await page.keyboard.type(person.email);
  await tabTo(page, "textbox", "Password");
  await page.keyboard.type(person.password);
  await tabTo(page, "button", "Show typed characters");
  await page.keyboard.press("Space");
  await expect(page.getByLabel("Password")).toHaveAttribute("type", "text");
  await tabTo(page, "button", "Create account");
  await page.keyboard.press("Enter");

  await expect(page).toHaveURL(PATHS.enroll);
  person.phone = await scanPage(page, person);
  await tabTo(page, "link", "Open in authenticator app");
  await tabTo(page, "button", "Copy key");
  await tabTo(page, "textbox", "Authenticator name");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("Keyboard phone");
  await tabTo(page, "textbox", "Six-digit code");
  await page.keyboard.type(person.phone.wrongCode());
  await expect(page.locator("main").getByRole("alert")).toHaveText(/^Not this one/);
  await expect(page.getByLabel("Six-digit code")).toBeFocused();
  await expect(page.getByLabel("Authenticator name")).toHaveValue("Keyboard phone");
  await page.keyboard.type(await person.phone.nextCode());

  await expect(page).toHaveURL(PATHS.recoveryCodes);
  for (const name of ["Copy", "Download", "Print"]) await tabTo(page, "button", name);
  await tabTo(page, "checkbox", "I have saved these codes");
  await page.keyboard.press("Space");
  await tabTo(page, "button", "Continue");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(PATHS.account);
  await expect(page.getByText("Keyboard phone")).toBeVisible();
  await tabTo(page, "link", "Manage");
  await tabTo(page, "button", "Sign out");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/$/);

  await tabTo(page, "link", "Sign in");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Email")).toBeFocused();
  await page.keyboard.type(person.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(person.password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(PATHS.verify);
  await expect(page.getByLabel("Six-digit code")).toBeFocused();
  await tabTo(page, "textbox", "Six-digit code");
  await page.keyboard.type(await person.phone.nextCode());
  await expect(page).toHaveURL(PATHS.account);
});

test("a refused form puts the focus on the field that is refused", async ({ page, person }) => {
  await page.goto("/sign-up");
  await page.getByLabel("Email").fill("nobody");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Email")).toBeFocused();
  await expect(page.getByLabel("Email")).toHaveAccessibleDescription(/does not look like an email address/);
  await page.getByLabel("Email").fill(person.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type("short");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Password")).toHaveAccessibleDescription(/too short/);
  await expect(page.getByLabel("Password")).toBeFocused();
});
