// Enrollment and sign-in without a mouse, in both languages and at 400 %, each page under axe, forced colours and rest.
import { expectUsable } from "./expect-usable";
import { expect, test } from "./fixtures";
import { tabTo } from "./keyboard";
import { messagesOf, NAMES, namesFrom, sentence } from "./names";
import { PATHS, scanPage } from "./person";

const LANGUAGES = [
  { locale: "en-US", names: NAMES, messages: messagesOf("en") },
  { locale: "zh-CN", names: namesFrom(messagesOf("zh-CN")), messages: messagesOf("zh-CN") },
];

for (const { locale, names, messages } of LANGUAGES) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("sign-up, enrollment and sign-in are open to everybody (R42)", async ({ page, person }) => {
      const [words, alert] = [
        (path: string) => sentence(messages, path),
        page.locator("main").getByRole("alert"),
      ];
      const press = async (role: "link" | "button", name: string) => {
        await tabTo(page, page.getByRole(role, { name, exact: true }).first());
        await page.keyboard.press("Enter");
      };
      /** A page as it stands; then it goes on at 400 %, where the focus has the least room. */
      const look = async () => {
        const { width, height } = { width: 320, height: 256 };
        await expectUsable(page);
        await page.setViewportSize({ width, height });
        // A browser that zooms keeps in sight what has the focus; a window that is made smaller does not.
        await page.evaluate(() => document.activeElement?.scrollIntoView({ block: "nearest" }));
      };
      person.names = names;
      await page.goto("/");
      await press("link", words("layout.skipToContent"));
      await expect(page.locator("main")).toBeFocused();
      await press("link", names.createAccount);
      await expect(page.getByLabel(names.email)).toBeFocused();
      await page.keyboard.press("Enter");
      await expect(alert).toBeVisible();
      await look();
      await tabTo(page, page.getByLabel(names.email));
      await page.keyboard.type(person.email);
      await tabTo(page, page.getByLabel(names.password));
      await page.keyboard.type(person.password);
      await tabTo(page, page.getByRole("button", { name: words("common.showTyped") }));
      await page.keyboard.press("Space");
      await expect(page.getByLabel(names.password)).toHaveAttribute("type", "text");
      await press("button", names.createAccount);

      await expect(page).toHaveURL(PATHS.enroll);
      person.phone = await scanPage(page, person);
      await look();
      for (const name of [names.openInApp, names.copyKey])
        await tabTo(page, page.getByRole(name === names.copyKey ? "button" : "link", { name, exact: true }));
      await tabTo(page, page.getByLabel(names.authenticatorName));
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.type("Keyboard phone");
      await tabTo(page, page.getByLabel(names.code));
      await page.keyboard.type(person.phone.wrongCode());
      await expect(alert).toBeVisible();
      await expect(page.getByLabel(names.code)).toBeFocused();
      await expect(page.getByLabel(names.authenticatorName)).toHaveValue("Keyboard phone");
      await look();
      await tabTo(page, page.getByLabel(names.code));
      await page.keyboard.type(await person.phone.nextCode());

      await expect(page).toHaveURL(PATHS.recoveryCodes);
      await press("button", names.continue);
      await expect(alert).toBeVisible();
      await look();
      for (const name of ["copy", "download", "print"])
        await tabTo(page, page.getByRole("button", { name: words(`recoveryCodes.${name}`), exact: true }));
      await tabTo(page, page.getByRole("checkbox", { name: names.saved }));
      await page.keyboard.press("Space");
      await press("button", names.continue);
      await expect(page).toHaveURL(PATHS.account);
      await expect(page.getByText("Keyboard phone")).toBeVisible();
      await press("button", names.signOut);
      await expect(page).toHaveURL(/\/$/);

      await press("link", names.signIn);
      await expect(page.getByLabel(names.email)).toBeFocused();
      await look();
      await tabTo(page, page.getByLabel(names.email));
      await page.keyboard.type(person.email);
      await tabTo(page, page.getByLabel(names.password));
      await page.keyboard.type(person.password);
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(PATHS.verify);
      await expect(page.getByLabel(names.code)).toBeFocused();
      const moving = () => page.evaluate(() => document.getAnimations().length);
      await page.emulateMedia({ reducedMotion: "no-preference" });
      await expect.poll(moving, "without a wish for rest the caret does move").toBeGreaterThan(0);
      await look();
      await press("link", names.useRecoveryCode);
      await expect(page.getByLabel(names.recoveryCode)).toBeVisible();
      await look();
      await page.goBack();
      await tabTo(page, page.getByLabel(names.code));
      await page.keyboard.type(await person.phone.nextCode());
      await expect(page).toHaveURL(PATHS.account);
    });
  });
}
