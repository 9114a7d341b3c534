// Where a form puts the keyboard: a refused one at the mistake, a done one at the content. The whole story with the keyboard: accessible-journey.spec.ts.
import { expect, test } from "./fixtures";
import { plantInvitations } from "./planted-people";

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

test("an act that is done puts the focus on the content, and a page that is opened begins at its top", async ({
  page,
  admin,
}) => {
  expect(admin.recoveryCodes.length).toBeGreaterThan(0);
  const start = plantInvitations(3);
  await page.goto(`/admin/users/invited?q=${start}`);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.getByRole("button", { name: `Withdraw ${start}-000@example.org` }).press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "withdrawn" })).toBeVisible();
  await expect(page.locator("main")).toBeFocused();
  await expect(page.locator("main")).toHaveCSS("outline-style", "none");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Back to people" })).toBeFocused();
  // Once more from the page that says so already.
  await page.getByRole("button", { name: `Withdraw ${start}-001@example.org` }).press("Enter");
  await expect(page.getByRole("button", { name: "Withdraw" })).toHaveCount(1);
  await expect(page.locator("main")).toBeFocused();
});

test("a sign-in that is done puts the focus on the content", async ({ page, member }) => {
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(member.email);
  await page.getByLabel("Password").fill(member.password);
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Six-digit code")).toBeFocused();
  await expect(page.locator("[data-input-otp]")).toBeVisible();
  await page.keyboard.type(await member.phone.nextCode());
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  await expect(page.locator("main")).toBeFocused();
});
