// Taking care of a second factor: moving it to a new phone without scripts, and testing what is kept for bad days.
import { expect, test } from "./fixtures";
import { enterCode, PATHS, scanPage } from "./person";
import { ageAuthenticator } from "./planted-rows";
import { POLICY_REQUIRED_URL } from "./servers";

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a new phone takes the old one's place in three steps, each known after a reload", async ({
    page,
    member,
  }) => {
    const proveOneself = async () => {
      await expect(page).toHaveURL(/\/step-up\?/);
      await page.getByRole("link", { name: "Use a recovery code" }).click();
      await page.getByLabel("Recovery code").fill(String(member.recoveryCodes.pop()));
      await page.getByRole("button", { name: "Verify" }).click();
    };
    await page.goto("/account/two-factor");
    await page.getByRole("link", { name: "I have a new phone" }).click();
    await expect(page.getByText("Step 1 of 3")).toBeVisible();
    await page.getByRole("button", { name: "Continue" }).click();
    await proveOneself();
    await expect(page.getByText("Step 2 of 3")).toBeVisible();
    await page.goto("/account/two-factor/enroll");
    await expect(page.getByText("Step 2 of 3")).toBeVisible();
    member.phone = await scanPage(page, member);
    await page.getByLabel("Authenticator name").fill("New phone");
    await enterCode(page, member, await member.phone.nextCode(), "Confirm");
    await expect(page.getByText("Step 3 of 3")).toBeVisible();
    await page.goto("/account/two-factor");
    await page.getByRole("link", { name: "Decide now" }).click();
    await expect(page.getByText("Step 3 of 3")).toBeVisible();
    await page.getByRole("link", { name: "Remove “Test phone”" }).click();
    await proveOneself();
    await page.getByRole("button", { name: "Remove" }).click();
    await expect(page).toHaveURL(PATHS.twoFactor);
    await expect(page.getByRole("listitem").filter({ hasText: "New phone" })).toBeVisible();
    await expect(page.getByText("Test phone")).toHaveCount(0);
  });
});

test("a code is tested without being spent, a check-up is asked for once, and a slow clock is told", async ({
  page,
  member,
}) => {
  await page.goto("/account/two-factor");
  await page.getByRole("link", { name: "Test a code" }).click();
  for (const _ of ["first", "again"]) {
    await page.getByLabel("Recovery code").fill(String(member.recoveryCodes[0]));
    await page.getByRole("button", { name: "Test the code" }).click();
    await expect(page.getByRole("status").filter({ hasText: "unused" })).toBeVisible();
    await expect(page.getByText("Last tested on")).toBeVisible();
    await page.reload();
  }
  ageAuthenticator(POLICY_REQUIRED_URL, member.email, { driftMs: 0 });
  await page.goto("/account");
  await page.getByRole("link", { name: "Start the check-up" }).click();
  await enterCode(page, member, await member.phone.nextCode(), "Check");
  await expect(page.getByText("Your authenticator works.")).toBeVisible();
  await page.goto("/account");
  await expect(page.getByText("Add a passkey")).toBeVisible();
  ageAuthenticator(POLICY_REQUIRED_URL, member.email, { driftMs: -41_000 });
  await page.goto("/account/two-factor");
  await expect(page.getByText("This phone is about 40 s slow")).toBeVisible();
});
