// A form that is refused puts the keyboard where the mistake is. The whole story with the keyboard: accessible-journey.spec.ts.
import { expect, test } from "./fixtures";

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
