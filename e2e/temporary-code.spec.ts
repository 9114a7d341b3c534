// A temporary code: an administrator makes it after a step-up and reads it out, and a member signs in with it once.
import type { Page } from "@playwright/test";
import { Client } from "./client";
import { query } from "./database";
import { expect, test } from "./fixtures";
import { newPerson, PATHS, type Person, startSignIn } from "./person";
import { plantSignedIn } from "./plant-signed-in";
import { giveName } from "./planted-rows";
import { POLICY_REQUIRED_URL } from "./servers";
import { openAct } from "./step-up";

/** The page of a member who comes into being elsewhere. */
async function pageOf(member: Person): Promise<string> {
  await plantSignedIn(new Client(POLICY_REQUIRED_URL), member, POLICY_REQUIRED_URL);
  giveName(POLICY_REQUIRED_URL, member.email, "Ann Example");
  const sql = "SELECT id FROM Account WHERE email = ?";
  const [row] = query<{ id: string }>(POLICY_REQUIRED_URL, sql, member.email);
  return `/admin/users/${row?.id}/temporary-code`;
}

async function fillIn(page: Page, fields: { reason: string; email: string }): Promise<void> {
  await page.getByRole("combobox", { name: "Reason" }).selectOption("The phone is broken");
  await page.getByLabel("What happened").fill(fields.reason);
  await page.getByLabel("Email address of this person").fill(fields.email);
  await page.getByRole("button", { name: "Make the code" }).click();
}

async function offer(page: Page, code: string): Promise<void> {
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code").fill(code);
  await page.getByRole("button", { name: "Verify" }).click();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("is shown once to the administrator, and opens one session of the member", async ({
      page,
      admin,
      otherBrowser,
    }) => {
      const [theirs, member] = [await otherBrowser(), newPerson({ hasScripts: javaScriptEnabled })];
      const path = await pageOf(member);
      await openAct(page, admin, path);
      const alert = page.locator("main").getByRole("alert");
      await expect(page.getByText(`For Ann Example (${member.email}), who has no phone`)).toBeVisible();
      await fillIn(page, { reason: "Broken", email: member.email });
      await expect(alert).toHaveText(/at least 10 characters/);
      await fillIn(page, { reason: "Fell into the lake, called back", email: admin.email });
      await expect(alert).toHaveText(/not the email address of this person/);
      await expect(page.getByLabel("What happened")).toHaveValue("Fell into the lake, called back");
      const typed = ` ${member.email.toUpperCase()} `;
      await fillIn(page, { reason: "Fell into the lake, called back", email: typed });
      const shown = page.getByLabel("Temporary code", { exact: true });
      await expect(shown).toHaveText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      const code = String(await shown.textContent());
      expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(path);
      await page.goto(path);
      await expect(page, "no second look without a second proof").toHaveURL(/\/step-up\?for=temporary-code/);

      await startSignIn(theirs, member);
      await offer(theirs, code.toLowerCase().replace("-", " "));
      await expect(theirs.getByRole("heading", { name: "Signed in with a temporary code" })).toBeVisible();
      await expect(theirs).toHaveTitle(/^Signed in with a temporary code/);
      await theirs.getByRole("button", { name: "Add a new authenticator" }).click();
      await expect(theirs).toHaveURL(PATHS.enroll);
      await theirs.context().clearCookies();
      await startSignIn(theirs, member);
      await offer(theirs, code);
      await expect(theirs.locator("main").getByRole("alert")).toHaveText(/not right, or it was used before/);
    });
  });
}

test("what cannot be read of a field that nobody sees is said of the form", async ({ page, admin }) => {
  const member = newPerson();
  await openAct(page, admin, await pageOf(member));
  await page.locator("main input[name=id]").evaluate((field) => field.setAttribute("value", "x".repeat(65)));
  await fillIn(page, { reason: "Fell into the lake, called back", email: member.email });
  const alert = page.locator("main").getByRole("alert");
  await expect(alert).toHaveText("That could not be read. Check the form and send it again.");
  await expect(alert).toBeFocused();
});
