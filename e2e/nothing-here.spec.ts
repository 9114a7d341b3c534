// The page of what is not there: it says nothing of what might be, and leads to where its reader belongs.
import { expect, statusLine, test } from "./fixtures";
import { PATHS } from "./person";

test("leads people to their account, and others to signing in, because a session may have ended", async ({
  page,
  member,
  faults,
}) => {
  faults.expectError(statusLine(404));
  expect(member.email).not.toBe("");
  await page.goto("/account/nowhere");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing here");
  await expect(page.getByText("your session may have ended")).toHaveCount(0);
  await page.getByRole("link", { name: "To your account" }).click();
  await expect(page).toHaveURL(PATHS.account);
  await page.context().clearCookies();
  for (const path of ["/admin/policy", "/nowhere"]) {
    await page.goto(path);
    await expect(page.getByText("your session may have ended")).toBeVisible();
    await page.getByRole("link", { name: "Sign in" }).click();
    await expect(page).toHaveURL(PATHS.signIn);
  }
});
