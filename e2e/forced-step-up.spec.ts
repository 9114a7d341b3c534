// A step-up that nobody chose: the policy leads every page to it, and it says why.
import { expect, test } from "./fixtures";
import { plantAccount } from "./planted-member";
import { POLICY_REQUIRED_URL } from "./servers";
import { change, written } from "./write-rows";

test("says that a second factor is due, and offers no way back to where it came from", async ({
  page,
  person,
}) => {
  await plantAccount(page.context().request, person);
  const theirs = "WHERE accountId = (SELECT id FROM Account WHERE email = ?)";
  const { email } = person;
  // As after a quarter of an hour: the session is no longer fresh, and the QR code is gone.
  const then = written(Date.now() - 900_000);
  change(POLICY_REQUIRED_URL, `UPDATE Session SET authenticatedAt = ? ${theirs}`, then, email);
  change(POLICY_REQUIRED_URL, `DELETE FROM Enrollment ${theirs}`, email);
  await page.goto("/account");
  await expect(page).toHaveURL(/\/step-up\?for=add-authenticator$/);
  await expect(page.getByText("Your account needs a second factor.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Cancel" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  await page.goto("/account/privacy/delete");
  await expect(page.getByText("Before you delete your account.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Cancel" })).toBeVisible();
});
