// Mailed links that no longer work: each page says how to go on from there.
import { expect, test } from "./fixtures";

const PAGES = [
  { path: "/confirm-sign-up", press: "Create account", next: "Sign up again" },
  { path: "/invitation", press: "Create account", next: "Ask your administrator for a new one." },
  { path: "/re-enroll", press: "Continue", next: "Ask your administrator for a new one." },
  { path: "/reset-password", press: "Save password", next: "Ask for a new link" },
  { path: "/not-me", press: "This was not me: secure my account", next: "Choose a new password" },
  { path: "/undo-email", press: "Restore this address", next: "ask your administrator." },
  { path: "/cancel-reset", press: "Call the reset off", next: "Call it off in your account" },
  { path: "/confirm-email", press: "Confirm email address", next: "Ask for a new one in your account" },
];

test("a link that no longer works says so, and below its form stands how to go on", async ({ page }) => {
  for (const { path, press, next } of PAGES) {
    await page.goto(`${path}#${"a".repeat(43)}`);
    await expect(page).toHaveURL(new RegExp(`${path}$`));
    const password = page.getByRole("textbox", { name: /password/i });
    if ((await password.count()) > 0) await password.fill("violet-harbor-77-lantern");
    await page.getByRole("button", { name: press, exact: true }).click();
    const alert = page.locator("main").getByRole("alert");
    await expect(alert).toHaveText(/no longer works.*Below you see how to go on/);
    await expect(page.locator("main").getByText(next)).toBeVisible();
  }
});
