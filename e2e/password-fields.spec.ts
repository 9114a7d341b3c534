// Password lines: covered until somebody looks, open to pasting and to password managers, and told what they are for (R12).
import { expect, test } from "./fixtures";

const PAGES = [
  ["/sign-in", "username webauthn", "current-password"],
  ["/sign-up", "username", "new-password"],
] as const;

for (const [path, name, purpose] of PAGES) {
  test(`${path} tells password managers which line is which (R12)`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByLabel("Email")).toHaveAttribute("autocomplete", name);
    const password = page.getByLabel("Password", { exact: true });
    await expect(password).toHaveAttribute("autocomplete", purpose);
    await expect(password).toHaveAttribute("type", "password");
    await expect(password).not.toHaveAttribute("maxlength");
  });

  test(`${path} takes a pasted password whole, and shows it to whoever asks (R12)`, async ({ page }) => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto(path);
    const password = page.getByLabel("Password", { exact: true });
    const long = "plum orbit kettle 🔑 ".repeat(8);
    await page.evaluate((text) => navigator.clipboard.writeText(text), long);
    await password.press("ControlOrMeta+v");
    await expect(password).toHaveValue(long);
    const eye = page.getByRole("button", { name: "Show typed characters" });
    for (const [pressed, type] of [
      ["true", "text"],
      ["false", "password"],
    ] as const) {
      await eye.click();
      await expect(eye).toHaveAttribute("aria-pressed", pressed);
      await expect(password).toHaveAttribute("type", type);
    }
    await expect(password).toHaveValue(long);
  });
}
