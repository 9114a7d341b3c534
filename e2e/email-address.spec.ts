// The address of an account: confirmed, changed by the new one's link, and taken back from the old one.
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./fixtures";
import { linksTo, nextLink } from "./mailbox";
import { enterPassword, newPerson, PATHS, startSignIn } from "./person";
import { letCodesRest } from "./planted-rows";
import { POLICY_REQUIRED_URL } from "./servers";
import { openAct } from "./step-up";

test("the address is confirmed by its link, which changes nothing when it is merely opened", async ({
  page,
  member,
}) => {
  await page.goto("/account");
  const notice = page.getByText("Confirm your email address");
  await expect(notice).toBeVisible();
  const first = await nextLink(POLICY_REQUIRED_URL, member.email, "/confirm-email");
  await page.getByRole("button", { name: "Send the link again" }).click();
  await expect(page.getByText("A new link is on its way")).toBeVisible();
  const second = await nextLink(POLICY_REQUIRED_URL, member.email, "/confirm-email", 2);
  await page.goto(first);
  await page.getByRole("button", { name: "Confirm email address" }).click();
  await expect(page.locator("main").getByRole("alert")).toHaveText(/no longer works/);
  await page.goto(second);
  await expectAccessible(page);
  await page.goto("/account");
  await expect(notice, "opening the link is not confirming").toBeVisible();
  await page.goto(second);
  await page.getByRole("button", { name: "Confirm email address" }).click();
  await expect(page.getByRole("heading", { name: "Email address confirmed" })).toBeVisible();
  await expectAccessible(page);
  await page.goto("/account");
  await expect(notice).toHaveCount(0);
});

test("a change counts from the new address's link on, and the old address can take it back", async ({
  page,
  member,
  otherBrowser,
}) => {
  const { email: newEmail } = newPerson();
  await openAct(page, member, "/account/email");
  await expectAccessible(page);
  await page.getByLabel("New email").fill("a@x,b@y");
  await page.getByRole("button", { name: "Send link" }).click();
  await expect(page.locator("main").getByRole("alert")).toHaveText(/does not look like an email address/);
  await expect(page.getByLabel("New email")).toHaveValue("a@x,b@y");
  await page.getByLabel("New email").fill(newEmail);
  await page.getByRole("button", { name: "Send link" }).click();
  await expect(page.getByRole("heading", { name: "Your new address is not confirmed yet" })).toBeVisible();
  await expectAccessible(page);
  await page.goto("/account");
  await expect(page.getByText(`Signed in as ${member.email}`)).toBeVisible();
  await page.goto(await nextLink(POLICY_REQUIRED_URL, newEmail, "/confirm-email"));
  await page.getByRole("button", { name: "Confirm email address" }).click();
  await expect(page.getByRole("heading", { name: "Email address confirmed" })).toBeVisible();
  await page.goto("/account");
  await expect(page.getByText(`Signed in as ${newEmail}`)).toBeVisible();

  const owner = await otherBrowser();
  await owner.goto(await nextLink(POLICY_REQUIRED_URL, member.email, "/undo-email"));
  await expectAccessible(owner);
  await owner.getByRole("button", { name: "Restore this address" }).click();
  await expect(owner.getByRole("heading", { name: "Address restored" })).toBeVisible();
  await page.goto("/account");
  await expect(page, "every session is over").toHaveURL(PATHS.signIn);
  await enterPassword(page, member);
  await expect(page.locator("main").getByRole("alert")).toHaveText(/Email or password is not right/);
  const password = "copper-meadow-41-lantern";
  await page.goto(await nextLink(POLICY_REQUIRED_URL, member.email, "/reset-password"));
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Save password" }).click();
  await expect(page.getByText("Your new password is saved")).toBeVisible();
  await startSignIn(page, { ...member, password });
  expect(await linksTo(POLICY_REQUIRED_URL, newEmail, "/reset-password")).toEqual([]);
});

test("notices go to a second address once it is proved there, and both hear of its end (R85)", async ({
  page,
  member,
}) => {
  const { email: second } = newPerson();
  await openAct(page, member, "/account/second-email");
  await page.getByLabel("Second email").fill(second);
  await page.getByRole("button", { name: "Send link" }).click();
  await expect(page.getByText(`We sent a link to ${second}`)).toBeVisible();
  await expect(page.getByRole("link", { name: "Cancel" }), "the button of that name cancels it").toHaveCount(
    0,
  );
  await expect(page.getByRole("link", { name: "Back to your account" })).toBeVisible();
  await page.goto(await nextLink(POLICY_REQUIRED_URL, second, "/confirm-email"));
  await page.getByRole("button", { name: "Confirm email address" }).click();
  await expect(page.getByRole("heading", { name: "Email address confirmed" })).toBeVisible();
  letCodesRest(POLICY_REQUIRED_URL, member.email, member.phone);
  await openAct(page, member, "/account/second-email");
  await expect(page.getByText(`Notices also go to ${second}`)).toBeVisible();
  await page.getByRole("button", { name: "Remove second address" }).click();
  await expect(page).toHaveURL(PATHS.account);
  await nextLink(POLICY_REQUIRED_URL, second, "/not-me");
});
