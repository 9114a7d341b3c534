// Several authenticators: adding, renaming and removing them, each act behind a proof of its own (R34).
import type { Page } from "@playwright/test";
import { query } from "./database";
import { expect, test } from "./fixtures";
import { enterCode, PATHS, type Person, scanPage, signIn, signOut } from "./person";
import { letCodesRest } from "./planted-rows";
import { POLICY_REQUIRED_URL } from "./servers";

/** Proves oneself on the step-up page with a recovery code, which no clock makes wait. */
async function stepUp(page: Page, person: Person): Promise<void> {
  await expect(page.getByRole("heading", { name: "Confirm that it is you" })).toBeVisible();
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code").fill(String(person.recoveryCodes.pop()));
  await page.getByRole("button", { name: "Verify" }).click();
}

function row(page: Page, name: string) {
  return page.getByRole("listitem").filter({ hasText: name });
}

test("a second one is added after a step-up, and either of the two signs in", async ({ page, member }) => {
  const first = member.phone;
  await page.goto("/account/two-factor");
  await page.getByRole("link", { name: "Add authenticator" }).click();
  await expect(page.getByRole("heading", { name: "Confirm that it is you" })).toBeVisible();
  await enterCode(page, member, await first.nextCode(), "Verify");
  await expect(page).toHaveURL(PATHS.enroll);
  const second = await scanPage(page, member);
  await page.getByLabel("Authenticator name").fill("Tablet");
  await enterCode(page, member, await second.nextCode(), "Confirm");
  await expect(page).toHaveURL(PATHS.twoFactor);
  await expect(row(page, "Test phone")).toBeVisible();
  await expect(row(page, "Tablet")).toBeVisible();
  letCodesRest(POLICY_REQUIRED_URL, member.email, first, second);
  for (const phone of [second, first]) {
    await signOut(page, member);
    await signIn(page, { ...member, phone });
  }
  await page.goto("/account/two-factor");
  for (const name of ["Test phone", "Tablet"]) await expect(row(page, name)).toContainText("Last used");
});

test("abandoning an enrollment leaves the authenticator that is there as it was (R36)", async ({
  page,
  member,
}) => {
  await page.goto("/account/two-factor/enroll");
  await stepUp(page, member);
  await expect(page).toHaveURL(PATHS.enroll);
  await page.goto("/account");
  await signOut(page, member);
  await signIn(page, member);
  await page.goto("/account/two-factor");
  await expect(page.getByRole("listitem").filter({ hasText: "Added" })).toHaveCount(1);
});

test("it can be renamed, and the name is text whatever it says", async ({ page, member }) => {
  await page.goto("/account/two-factor");
  const name = `<img src=x onerror=alert(1)> "it's" 📱`;
  await row(page, "Test phone").getByRole("link", { name: "Rename" }).click();
  await stepUp(page, member);
  await expect(page.getByLabel("Authenticator name")).toHaveValue("Test phone");
  await page.getByLabel("Authenticator name").fill("");
  await page.getByRole("button", { name: "Rename" }).click();
  await expect(page.locator("main").getByRole("alert")).toHaveText(
    "Give the authenticator a name, such as the phone it is on.",
  );
  await page.getByLabel("Authenticator name").fill("x".repeat(41));
  await page.getByRole("button", { name: "Rename" }).click();
  await expect(page.locator("main").getByRole("alert")).toHaveText(/longer than 40 characters/);
  await expect(page.getByLabel("Authenticator name")).toHaveValue("x".repeat(41));
  await page.getByLabel("Authenticator name").fill(name);
  await page.getByRole("button", { name: "Rename" }).click();
  await expect(page).toHaveURL(PATHS.twoFactor);
  await expect(row(page, name)).toBeVisible();
  await expect(page.locator("main img")).toHaveCount(0);
  await signOut(page, member);
  await signIn(page, member);
});

test("the last one cannot go while the policy asks for one; a second one can", async ({ page, member }) => {
  await page.goto("/account/two-factor");
  await expect(page.getByRole("link", { name: "Turn off" })).toHaveCount(0);
  await expect(row(page, "Test phone")).toContainText("To remove it, add another one first.");
  await expect(row(page, "Test phone").getByRole("link")).toHaveText(["Rename"]);
  // Whoever goes there by hand is refused all the same.
  const [id] = query<{ id: string }>(
    POLICY_REQUIRED_URL,
    "SELECT id FROM Authenticator WHERE accountId = (SELECT id FROM Account WHERE email = ?)",
    member.email,
  );
  await page.goto(`/account/two-factor/authenticators/${id?.id}/remove`);
  await stepUp(page, member);
  await page.getByRole("button", { name: "Remove" }).click();
  await expect(page.locator("main").getByRole("alert")).toHaveText(
    /your only second factor\. Add another one first/,
  );

  const lost = member.phone;
  await page.goto("/account/two-factor/enroll");
  await stepUp(page, member);
  await expect(page).toHaveURL(PATHS.enroll);
  member.phone = await scanPage(page, member);
  await enterCode(page, member, await member.phone.nextCode(), "Confirm");
  await expect(page).toHaveURL(PATHS.twoFactor);
  await row(page, "Test phone").getByRole("link", { name: "Remove" }).click();
  await stepUp(page, member);
  await expect(page.getByText("“Test phone” will no longer sign you in")).toBeVisible();
  await page.getByRole("button", { name: "Remove" }).click();
  await expect(page).toHaveURL(PATHS.twoFactor);
  await expect(row(page, "Test phone")).toHaveCount(0);

  await signOut(page, member);
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(member.email);
  await page.getByLabel("Password").fill(member.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(PATHS.verify);
  await enterCode(page, member, await lost.nextCode(), "Verify");
  await expect(page.locator("main").getByRole("alert")).toHaveText(/^That code is wrong/);
  await enterCode(page, member, await member.phone.nextCode(), "Verify");
  await expect(page).toHaveURL(PATHS.account);
});

test("a proof is good for one act, once", async ({ page, member }) => {
  await page.goto("/account/two-factor");
  await row(page, "Test phone").getByRole("link", { name: "Rename" }).click();
  await stepUp(page, member);
  await expect(page.getByRole("heading", { name: "Rename authenticator" })).toBeVisible();
  for (const act of ["recovery-codes/replace", "enroll"]) {
    await page.goto(`/account/two-factor/${act}`);
    await expect(page.getByRole("heading", { name: "Confirm that it is you" })).toBeVisible();
  }
  await page.goto("/account/two-factor");
  await row(page, "Test phone").getByRole("link", { name: "Rename" }).click();
  await page.getByLabel("Authenticator name").fill("Renamed");
  await page.getByRole("button", { name: "Rename" }).click();
  await expect(row(page, "Renamed")).toBeVisible();
  await row(page, "Renamed").getByRole("link", { name: "Rename Renamed" }).click();
  await expect(page.getByRole("heading", { name: "Confirm that it is you" })).toBeVisible();
});

test("adding one signs out every other browser", async ({ page, member, otherBrowser }) => {
  const other = await otherBrowser();
  await signIn(other, member);
  await page.goto("/account/two-factor/enroll");
  await stepUp(page, member);
  await expect(page).toHaveURL(PATHS.enroll);
  const second = await scanPage(page, member);
  await enterCode(page, member, await second.nextCode(), "Confirm");
  await expect(page).toHaveURL(PATHS.twoFactor);
  await other.goto("/account");
  await expect(other).toHaveURL(PATHS.signIn);
});
