// What people are told of their account: in the app, by mail, and what the mail's link does when it was not them.
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./fixtures";
import { mailsTo, nextLink } from "./mailbox";
import { enterCode, enterPassword, PATHS, signIn, startSignIn } from "./person";
import { CONFIRMED_URL } from "./servers";

const WRONG_CODE = "A wrong second factor after your password";
const NEW_PASSWORD = "copper-meadow-41-lantern";
const ACTIVITY = "/account/activity";

/** Waits for the mail of the wrong code, and gives its link. */
async function linkInMail(email: string): Promise<string> {
  const find = async () =>
    (await mailsTo(CONFIRMED_URL, email)).find(({ text }) => text?.includes(WRONG_CODE))?.text ?? "";
  await expect.poll(find, { message: `mail of a wrong code to ${email}` }).not.toBe("");
  return /https?:\/\/\S+\/not-me#\S+/.exec(await find())?.[0] ?? "";
}

test("a wrong code after the right password is told in the app, until somebody says that it was them (R85)", async ({
  page,
  member,
  otherBrowser,
}) => {
  await page.goto(ACTIVITY);
  await expect(page.getByText("An authenticator was added", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "That was me" }).click();
  await expect(page.getByRole("link", { name: "Activity", exact: true })).toBeVisible();
  const other = await otherBrowser();
  await startSignIn(other, member);
  await enterCode(other, member, member.phone.wrongCode(), "Verify");
  await expect(other.locator("main").getByRole("alert")).toHaveText(/^That code is wrong/);

  await page.goto("/account");
  await page.getByRole("link", { name: "Activity, 1 new" }).click();
  await expect(page).toHaveURL(ACTIVITY);
  await expect(page.getByRole("heading", { name: "1 new notice" })).toBeVisible();
  await expect(page.getByText(WRONG_CODE)).toBeVisible();
  await expect(page.getByText("Second factor refused at sign-in")).toBeVisible();
  await expect(page.getByRole("link", { name: "This was not me" })).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByText(WRONG_CODE), "reading alone answers nothing").toBeVisible();
  await page.getByRole("button", { name: "That was me" }).click();
  await expect(page.getByText(WRONG_CODE)).toHaveCount(0);
  await page.goto("/account");
  await expect(page.getByRole("link", { name: "Activity", exact: true })).toBeVisible();
});

test("“This was not me” in the app leads to a new password, and ends nothing before the step-up (R68, R85)", async ({
  page,
  member,
  otherBrowser,
}) => {
  const other = await otherBrowser();
  await signIn(other, member);
  await page.goto(ACTIVITY);
  await page.getByRole("link", { name: "This was not me" }).click();
  await expect(page).toHaveURL(/\/step-up\?for=change-password$/);
  // Or a copied session could throw the owner out again and again.
  await other.goto("/account");
  await expect(other).toHaveURL(PATHS.account);
});

test.describe("to an address that is confirmed", () => {
  test.use({ baseURL: CONFIRMED_URL });

  test("a mail comes, and its link shuts everybody out until there is a new password (R46, R85)", async ({
    page,
    member,
    otherBrowser,
  }) => {
    const other = await otherBrowser();
    await startSignIn(other, member);
    await enterCode(other, member, member.phone.wrongCode(), "Verify");
    await expect(other.locator("main").getByRole("alert")).toHaveText(/^That code is wrong/);
    const link = await linkInMail(member.email);
    expect(new URL(link).origin).toBe(CONFIRMED_URL);
    await other.goto(link);
    await expect(other, "the token stays in no history").toHaveURL(/\/not-me$/);
    await expectAccessible(other);
    await page.goto("/account");
    await expect(page, "opening the link is not using it").toHaveURL(PATHS.account);
    await other.goto(link);
    await other.getByRole("button", { name: "This was not me: secure my account" }).click();
    await expect(other).toHaveURL(/\/sign-in\?again=reported$/);
    await expect(other.getByText("Your account is secured")).toBeVisible();
    await expect(other.getByText("Emails are written to files"), "where the link is").toBeVisible();
    await page.goto("/account");
    await expect(page, "every session is over").toHaveURL(PATHS.signIn);
    await enterPassword(page, member);
    await expect(page.locator("main").getByRole("alert")).toHaveText(/Email or password is not right/);

    await page.goto(await nextLink(CONFIRMED_URL, member.email, "/reset-password"));
    await page.getByLabel("New password").fill(member.password);
    await page.getByRole("button", { name: "Save password" }).click();
    await expect(page.locator("main").getByRole("alert")).toHaveText(/That is the old password/);
    await page.getByLabel("New password").fill(NEW_PASSWORD);
    await page.getByRole("button", { name: "Save password" }).click();
    await expect(page.getByText("Your new password is saved")).toBeVisible();
    await startSignIn(page, { ...member, password: NEW_PASSWORD });
    await enterCode(page, member, await member.phone.nextCode(), "Verify");
    await expect(page).toHaveURL(PATHS.account);

    await other.goto(link);
    await other.getByRole("button", { name: "This was not me: secure my account" }).click();
    await expect(other.locator("main").getByRole("alert")).toHaveText(/no longer works/);
  });
});
