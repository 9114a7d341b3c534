// Mailed links that are opened where somebody is signed in already: to another account, as on a shared computer.
import type { Page } from "@playwright/test";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./fixtures";
import { nextLink } from "./mailbox";
import { newPerson, PATHS, type Person, signOut } from "./person";
import { plantAccount } from "./planted-member";
import { CONFIRMED_URL } from "./servers";

test.use({ baseURL: CONFIRMED_URL });

/** Asks for a new password in a browser of its own. Returns the mailed link. */
async function forgetPassword(browser: Page, { email }: Person): Promise<string> {
  await browser.goto("/forgot-password");
  await browser.getByLabel("Email").fill(email);
  await browser.getByRole("button", { name: "Send link" }).click();
  await expect(browser.getByRole("heading", { name: "Check your email" })).toBeVisible();
  return nextLink(CONFIRMED_URL, email, "/reset-password");
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("a link that opens a session says that there is one, before anything is typed", async ({
      page,
      member,
    }) => {
      for (const path of ["/confirm-sign-up", "/invitation", "/re-enroll"]) {
        await page.goto(path);
        await expect(page.getByText(`You are signed in as ${member.email}.`)).toBeVisible();
        await expect(page.getByText(/works only while nobody is signed in here/)).toBeVisible();
        await expect(page.getByLabel("Password")).toHaveCount(0);
      }
      if (javaScriptEnabled) {
        await expectAccessible(page);
        await page.goto(`/invitation#${"a".repeat(43)}`);
        await expect(page, "the token stays in no history").toHaveURL(/\/invitation$/);
      }
      await signOut(page, member);
      await page.goto("/invitation");
      await expect(page.getByLabel("Password", { exact: true })).toBeVisible();
    });
  });
}

test("a new password of another account is said where somebody is signed in", async ({
  page,
  member,
  otherBrowser,
}) => {
  const other = newPerson();
  const browser = await otherBrowser();
  await plantAccount(browser.context().request, other);
  await browser.context().clearCookies();
  await page.goto(await forgetPassword(browser, other));
  await page.getByLabel("New password").fill("copper-meadow-41-lantern");
  await page.getByRole("button", { name: "Save password" }).click();
  await expect(page).toHaveURL(PATHS.account);
  await expect(page.getByRole("status")).toContainText("The other account has its new password.");
  await expect(page.getByText(`Signed in as ${member.email}`)).toBeVisible();
});
