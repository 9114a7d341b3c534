// Pages for everybody, and those that refuse, under axe in both themes and on a phone; nothing scrolls sideways at 320
// pixels. Enrollment and sign-in: accessible-journey.spec.ts; every signed-in page: accessibility-of-account.spec.ts.
import { PUBLIC_PAGES } from "./app-map";
import { expectAccessible } from "./expect-accessible";
import { expect, statusLine, test } from "./fixtures";
import { enterCode, PATHS, startSignIn } from "./person";
import { plantAccount, plantAuthenticator } from "./planted-member";
import { POLICY_OPTIONAL_URL } from "./servers";

test("pages for everybody", async ({ page, faults }) => {
  faults.expectError(statusLine(404));
  test.setTimeout(240_000);
  const noticed = ["expired", "password", "reported"].map((again) => `/sign-in?again=${again}`);
  for (const path of [...PUBLIC_PAGES, ...noticed, "/?gone=account", "/nowhere"]) {
    await page.goto(path);
    await expectAccessible(page);
  }
});

test("sign-in that is refused", async ({ page, person }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.locator("main").getByRole("alert")).toBeVisible();
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.locator("main").getByRole("alert")).toHaveText(/^Email or password is not right/);
  await expectAccessible(page);
});

test("stepping up and deleting", async ({ page, member }) => {
  await page.goto("/step-up?for=delete-account");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await expect(page).toHaveURL(/with=recovery-code/);
  await expectAccessible(page);
  await page.getByLabel("Recovery code").fill(String(member.recoveryCodes[0]));
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByRole("button", { name: "Delete account" })).toBeVisible();
  await expectAccessible(page);
});

test("the second step, its refusals and its lock", async ({ page, member, faults }) => {
  faults.expectError(statusLine(429));
  await page.context().clearCookies();
  await startSignIn(page, member);
  for (const seed of [1, 2, 3, 4]) {
    await enterCode(page, member, member.phone.wrongCode(seed), "Verify");
    await expect(page.getByLabel("Six-digit code")).toHaveAccessibleDescription(/That code is wrong/);
    await expect(page.getByLabel("Six-digit code")).toHaveValue("");
    if (seed === 1) await expectAccessible(page);
  }
  await enterCode(page, member, member.phone.wrongCode(5), "Verify");
  await expect(page.locator("main").getByRole("alert")).toHaveText(/not even a right one/);
  await expectAccessible(page);
});

test("after a recovery code", async ({ page, member }) => {
  await page.context().clearCookies();
  await startSignIn(page, member);
  await page.goto("/sign-in/recovery");
  await page.getByLabel("Recovery code").fill(String(member.recoveryCodes[0]));
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByRole("heading", { name: "Signed in with a recovery code" })).toBeVisible();
  await expectAccessible(page);
});

test.describe("where a second factor is everybody's own choice", () => {
  test.use({ baseURL: POLICY_OPTIONAL_URL });

  test("pages without an authenticator, and turning it off", async ({ page, person }) => {
    const { request } = page.context();
    await plantAccount(request, person);
    await page.goto("/account");
    await expectAccessible(page);
    await page.goto("/account/two-factor");
    await expectAccessible(page);
    await plantAuthenticator(request, person);
    await page.goto("/account/two-factor");
    await expectAccessible(page);
    await page.goto("/account/two-factor/turn-off");
    await enterCode(page, person, await person.phone.nextCode(), "Verify");
    await expect(page.getByRole("button", { name: "Turn off" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Turn off" }).click();
    await expect(page).toHaveURL(PATHS.twoFactor);
    await page.goto("/account/two-factor/enroll");
    await expect(page.getByRole("button", { name: "Show QR code" })).toBeVisible();
    await expectAccessible(page);
  });
});
