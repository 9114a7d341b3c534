// Recovery codes that nobody said were saved, after the time in which they are shown.
import { expect, test } from "./fixtures";
import { enroll, enterCode, PATHS, signUp } from "./person";
import { endShowingCodes } from "./planted-rows";
import { POLICY_OPTIONAL_URL } from "./servers";

test.use({ baseURL: POLICY_OPTIONAL_URL });

test("the codes are shown no more, and the account says that they were never saved", async ({
  page,
  person,
}) => {
  await signUp(page, person);
  await enroll(page, person);
  await page.goto("/account");
  await expect(page.getByText("Save your recovery codes now")).toBeVisible();
  endShowingCodes(POLICY_OPTIONAL_URL, person.email);
  await page.reload();
  await expect(page.getByText("You have not saved your recovery codes")).toBeVisible();
  await page.goto("/account/two-factor/recovery-codes");
  await expect(page.getByRole("list", { name: "Recovery codes" })).toHaveCount(0);
  await page.getByRole("link", { name: "Replace recovery codes" }).click();
  await enterCode(page, person, await person.phone.nextCode(), "Verify");
  await page.getByRole("button", { name: "Replace recovery codes" }).click();
  await page.getByRole("checkbox", { name: "I have saved these codes" }).check();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(PATHS.account);
  await expect(page.getByText("10 recovery codes left")).toBeVisible();
  await expect(page.getByText("You have not saved your recovery codes")).toHaveCount(0);
});
