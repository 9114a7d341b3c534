// Where the policy leaves the second factor to people: the longer password, and turning two-factor on and off.
import { expect, test } from "./fixtures";
import { enroll, enterCode, enterPassword, PATHS, saveCodes, signIn, signOut, signUp } from "./person";
import { POLICY_OPTIONAL_URL } from "./servers";

test.use({ baseURL: POLICY_OPTIONAL_URL });

test("a password that stands alone needs 15 characters (R7)", async ({ page, person }) => {
  await page.goto("/sign-up");
  await expect(page.getByLabel("Password")).toHaveAccessibleDescription(/At least 15 characters/);
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password").fill("quokka-7-tulip");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.locator("main").getByRole("alert")).toHaveText(
    "That password is too short. Choose a longer one.",
  );
  await expect(page.getByLabel("Email")).toHaveValue(person.email);
  await page.getByLabel("Password").fill("quokka-7-tulips");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL(PATHS.enroll);
});

test("the account is there without a second factor, which can be turned on and off again", async ({
  page,
  person,
}) => {
  await signUp(page, person);
  await page.goto("/account");
  await expect(page).toHaveURL(PATHS.account);
  await expect(page.getByText("No authenticator")).toBeVisible();
  await page.getByRole("link", { name: "Turn on" }).click();
  await expect(page.getByText("No authenticator yet")).toBeVisible();
  await signOut(page, person);
  await enterPassword(page, person);
  await expect(page, "the password alone signs in").toHaveURL(PATHS.account);

  await page.goto("/account/two-factor");
  await page.getByRole("link", { name: "Add authenticator" }).click();
  await expect(page.getByText("so that your password alone is not enough")).toBeVisible();
  await expect(page.getByText("Your other authenticators keep working")).toHaveCount(0);
  const start = page.getByRole("button", { name: "Show QR code" });
  await start.click();
  await enroll(page, person);
  await saveCodes(page, person);
  await signOut(page, person);
  await enterPassword(page, person);
  await expect(page, "now a code is due").toHaveURL(PATHS.verify);
  await enterCode(page, person, await person.phone.nextCode(), "Verify");
  await expect(page).toHaveURL(PATHS.account);

  await page.goto("/account/two-factor");
  await expect(page.getByText("or turn two-factor authentication off below.")).toBeVisible();
  await page.getByRole("link", { name: "Turn off" }).click();
  await expect(page.getByText("Before you turn two-factor authentication off.")).toBeVisible();
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code").fill(String(person.recoveryCodes[0]));
  await page.getByRole("button", { name: "Verify" }).click();
  await page.getByRole("button", { name: "Turn off" }).click();
  await expect(page).toHaveURL(PATHS.twoFactor);
  await expect(page.getByRole("status")).toHaveText(/^Two-factor authentication is off\./);
  await expect(page.getByText("No authenticator yet")).toBeVisible();
  await signOut(page, person);
  await enterPassword(page, person);
  await expect(page, "off: the password alone again").toHaveURL(PATHS.account);
});

test("turning off signs out the other browsers and forgets the recovery codes", async ({
  page,
  member,
  otherBrowser,
}) => {
  const other = await otherBrowser();
  await signIn(other, member);
  await page.goto("/account/two-factor/turn-off");
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code").fill(String(member.recoveryCodes[0]));
  await page.getByRole("button", { name: "Verify" }).click();
  await page.getByRole("button", { name: "Turn off" }).click();
  await expect(page).toHaveURL(PATHS.twoFactor);
  await other.goto("/account");
  await expect(other).toHaveURL(PATHS.signIn);
  await page.goto("/account");
  await expect(page.getByText("recovery codes")).toHaveCount(0);
});

test("whoever deletes the account is gone", async ({ page, person }) => {
  await signUp(page, person);
  await page.goto("/account/privacy");
  await page.getByRole("link", { name: "Delete account" }).click();
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.locator("main").getByRole("alert")).toHaveText(/Email or password is not right/);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(
    page.getByText(`${person.email} and everything that belongs to it will be deleted`),
  ).toBeVisible();
  await page.getByRole("button", { name: "Delete account" }).click();
  await expect(page.getByText("Your account is deleted")).toBeVisible();
  await enterPassword(page, person);
  await expect(page.locator("main").getByRole("alert")).toHaveText(/Email or password is not right/);
});
