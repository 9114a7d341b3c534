// Passwords: changed by those who know the old one, made anew by mail, and never a way around the second factor.
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./fixtures";
import { linksTo, nextLink } from "./mailbox";
import { enterCode, enterPassword, newPerson, PATHS, signIn, signOut, startSignIn } from "./person";
import { letCodesRest } from "./planted-rows";
import { POLICY_REQUIRED_URL } from "./servers";
import { spendRecoveryCode } from "./spend-recovery-code";

const NEW_PASSWORD = "copper-meadow-41-lantern";
const WRONG = /Email or password is not right/;

test("a change asks for the second factor and the current password, and ends every other session (R13)", async ({
  page,
  member,
  otherBrowser,
}) => {
  const other = await otherBrowser();
  await signIn(other, member);
  // A recovery code, because the phone would have to wait for its next one.
  await spendRecoveryCode(page.context().request, String(member.recoveryCodes[0]), "change-password");
  await page.goto("/account/password");
  await expectAccessible(page);
  const alert = page.locator("main").getByRole("alert");
  await page.getByLabel("Current password").fill("not-my-password-12");
  await page.getByLabel("New password").fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(alert).toBeVisible();
  await expect(page.getByLabel("Current password")).toHaveValue("");
  await expect(page.getByLabel("New password")).toHaveValue("");
  await page.getByLabel("Current password").fill(member.password);
  await page.getByLabel("New password").fill("password1234");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(alert).toHaveText(/first that attackers try/);
  await page.getByLabel("Current password").fill(member.password);
  await page.getByLabel("New password").fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page).toHaveURL(PATHS.account);
  await other.goto("/account");
  await expect(other, "the other session is over").toHaveURL(PATHS.signIn);
  await signOut(page, member);
  await enterPassword(page, member);
  await expect(alert).toHaveText(WRONG);
  await expect(page.getByLabel("Password"), "what has to be typed again").toBeFocused();
  letCodesRest(POLICY_REQUIRED_URL, member.email, member.phone);
  await signIn(page, { ...member, password: NEW_PASSWORD });
});

test("a forgotten password is made anew by mail, and the second factor is still asked for", async ({
  page,
  member,
}) => {
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await expect(page).toHaveURL("/forgot-password");
  await expectAccessible(page);
  await page.getByLabel("Email").fill(member.email);
  await page.getByRole("button", { name: "Send link" }).click();
  await expect(page.getByRole("heading", { name: "Check your email" })).toBeVisible();
  await expectAccessible(page);
  const link = await nextLink(POLICY_REQUIRED_URL, member.email, "/reset-password");
  await page.goto(link);
  await expect(page, "the token stays in no history").toHaveURL(/\/reset-password$/);
  await expectAccessible(page);
  await page.getByLabel("New password").fill("password1234");
  await page.getByRole("button", { name: "Save password" }).click();
  await expect(page.locator("main").getByRole("alert")).toHaveText(/first that attackers try/);
  await page.getByLabel("New password").fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Save password" }).click();
  await expect(page).toHaveURL(/\/sign-in\?again=password$/);
  await expect(page.getByText("Your new password is saved")).toBeVisible();
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain("twofold.session");
  await startSignIn(page, { ...member, password: NEW_PASSWORD });
  await enterCode(page, member, await member.phone.nextCode(), "Verify");
  await expect(page).toHaveURL(PATHS.account);
  await page.goto(link);
  await page.getByLabel("New password").fill("another-meadow-42-lantern");
  await page.getByRole("button", { name: "Save password" }).click();
  await expect(page.locator("main").getByRole("alert")).toHaveText(/no longer works/);
});

test("a newer link that is opened in the same tab is the one that counts", async ({ page, member }) => {
  await page.context().clearCookies();
  const nextOf = async (count: number) => {
    await page.goto("/forgot-password");
    await page.getByLabel("Email").fill(member.email);
    await page.getByRole("button", { name: "Send link" }).click();
    await expect(page.getByRole("heading", { name: "Check your email" })).toBeVisible();
    return nextLink(POLICY_REQUIRED_URL, member.email, "/reset-password", count);
  };
  const [first, second] = [await nextOf(1), await nextOf(2)];
  await page.goto(first);
  await expect(page.getByLabel("New password")).toBeVisible();
  await page.goto(second);
  await expect(page, "the token is in no address").toHaveURL(/\/reset-password$/);
  await page.getByLabel("New password").fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Save password" }).click();
  await expect(page).toHaveURL(/\/sign-in\?again=password$/);
});

test("an address without an account gets the same answer and no mail", async ({ page }) => {
  const { email } = newPerson();
  await page.goto("/forgot-password");
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Send link" }).click();
  await expect(page.getByRole("heading", { name: "Check your email" })).toBeVisible();
  expect(await linksTo(POLICY_REQUIRED_URL, email, "/reset-password")).toEqual([]);
});
