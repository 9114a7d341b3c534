// The page of what is not there: it says nothing of what might be, and leads on, because a session may have ended.
import { expect, statusLine, test } from "./fixtures";
import { PATHS, signOut } from "./person";

const words = "your session may have ended";

test("leads people to their account, and others to signing in", async ({ page, member, faults }) => {
  faults.expectError(statusLine(404));
  expect(member.email).not.toBe("");
  await page.goto(`/account/sessions/${"x".repeat(22)}/end`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing here");
  await expect(page.getByText(words)).toHaveCount(0);
  await page.getByRole("link", { name: "Go to your account" }).click();
  await expect(page).toHaveURL(PATHS.account);
  // Where no page of ours finds out, nobody looks who asks: whoever is signed in comes home all the same.
  for (const path of ["/account/nowhere", "/admin/policy", "/admin/nowhere"]) {
    await page.goto(path);
    await page.getByRole("link", { name: "Sign in" }).click();
    await expect(page).toHaveURL(PATHS.account);
  }
  await page.context().clearCookies();
  for (const path of ["/admin/policy", "/nowhere"]) {
    await page.goto(path);
    await expect(page.getByText(words)).toBeVisible();
    await page.getByRole("link", { name: "Sign in" }).click();
    await expect(page).toHaveURL(PATHS.signIn);
  }
});

test("the step-up page without an act leads home, and says so of an act that there is not", async ({
  page,
  member,
  faults,
}) => {
  faults.expectError(statusLine(404));
  expect(member.email).not.toBe("");
  for (const path of ["/step-up", "/step-up?for="]) {
    await page.goto(path);
    await expect(page).toHaveURL(PATHS.account);
  }
  expect((await page.goto("/step-up?for=nothing"))?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing here");
});

test("says alike to whoever comes with an ended session, whether there is such a page or not (R72)", async ({
  page,
  admin,
  faults,
}) => {
  faults.expectError(statusLine(404));
  await page.goto("/admin");
  const kept = await page.context().cookies();
  await signOut(page, admin);
  await page.context().addCookies(kept);
  for (const path of ["/admin/policy", "/admin/nowhere"]) {
    await page.goto(path);
    await expect(page.getByText(words)).toBeVisible();
    await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  }
});

test("says so to an administrator whose session ended while a form was filled in", async ({
  page,
  admin,
  faults,
}) => {
  faults.expectError(statusLine(404));
  expect(admin.email).not.toBe("");
  await page.goto("/admin/policy");
  await page.context().clearCookies();
  await page.getByRole("button", { name: "See who is affected" }).click();
  await expect(page.getByText(words)).toBeVisible();
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
});
