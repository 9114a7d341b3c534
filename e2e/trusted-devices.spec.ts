// Trusted browsers: they leave the code out for thirty days, never the password, and only while nothing changed.
import type { Page } from "@playwright/test";
import { Client } from "./client";
import { query } from "./database";
import { expect, test } from "./fixtures";
import {
  enterCode,
  enterPassword,
  newPerson,
  PATHS,
  type Person,
  scanPage,
  signOut,
  startSignIn,
} from "./person";
import { plantSignedIn } from "./plant-signed-in";
import { CONFIRMED_URL, POLICY_REQUIRED_URL } from "./servers";
import { spendRecoveryCode } from "./spend-recovery-code";

const TRUST = "Do not ask on this browser for 30 days";
const DAY_MS = 86_400_000;
const NEW_PASSWORD = "copper-meadow-41-lantern";

async function signInAndTrust(page: Page, person: Person): Promise<void> {
  await startSignIn(page, person);
  await page.getByRole("checkbox", { name: TRUST }).check();
  await enterCode(page, person, await person.phone.nextCode(), "Verify");
  await expect(page).toHaveURL(PATHS.account);
}

/** Expects that the password alone opens the account on this browser. */
async function signInWithPasswordAlone(page: Page, person: Person): Promise<void> {
  await enterPassword(page, person);
  await expect(page, "the password alone").toHaveURL(PATHS.account);
}

function devices(page: Page) {
  const region = page.getByRole("main").locator("section").filter({ hasText: "Trusted browsers" });
  return region.getByRole("listitem");
}

test("where the policy trusts no browser, nobody is asked whether to (R67)", async ({ page, member }) => {
  await page.context().clearCookies();
  await startSignIn(page, member);
  expect(new URL(page.url()).origin).toBe(POLICY_REQUIRED_URL);
  await expect(page.getByLabel("Six-digit code")).toBeVisible();
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await enterCode(page, member, await member.phone.nextCode(), "Verify");
  await expect(page).toHaveURL(PATHS.account);
  await page.goto("/account/sessions");
  await expect(page.getByRole("heading", { level: 1, name: "Sessions" })).toBeVisible();
  await expect(page.getByText("Trusted browsers")).toHaveCount(0);
});

test.describe("where the policy allows it", () => {
  test.use({ baseURL: CONFIRMED_URL });
  test.beforeEach(async ({ page, member }) => {
    await page.context().clearCookies();
    expect(member.phone.issuer).toBe("Twofold");
  });

  test("the box is empty at first; ticked, it spares this browser the code, and no other (R67)", async ({
    page,
    member,
    otherBrowser,
  }) => {
    await startSignIn(page, member);
    await expect(page.getByRole("checkbox", { name: TRUST })).not.toBeChecked();
    await signInAndTrust(page, member);
    const cookies = await page.context().cookies();
    const trusted = cookies.find(({ name }) => name === "twofold.trusted");
    expect(trusted).toMatchObject({ httpOnly: true, sameSite: "Strict", path: "/" });
    const days = (Number(trusted?.expires) * 1000 - Date.now()) / DAY_MS;
    expect(days).toBeGreaterThan(29.9);
    expect(days).toBeLessThanOrEqual(30);
    await signOut(page, member);
    await enterPassword(page, { ...member, password: "not-my-password-12" });
    await expect(page.locator("main").getByRole("alert")).toHaveText(/Email or password is not right/);
    await signInWithPasswordAlone(page, member);
    await startSignIn(await otherBrowser(), member);
  });

  test("a browser that one person trusts asks the next one for a code (R67)", async ({ page, member }) => {
    await signInAndTrust(page, member);
    await signOut(page, member);
    const theirs = new Client(CONFIRMED_URL);
    const somebodyElse = newPerson();
    await plantSignedIn(theirs, somebodyElse, CONFIRMED_URL);
    await startSignIn(page, somebodyElse);
    await signInWithPasswordAlone(page, member);
  });

  test("another authenticator ends the trust (R67)", async ({ page, member }) => {
    await signInAndTrust(page, member);
    await spendRecoveryCode(page.context().request, String(member.recoveryCodes[0]), "add-authenticator");
    await page.goto("/account/two-factor/enroll");
    const second = await scanPage(page, member);
    await page.getByLabel("Authenticator name").fill("Tablet");
    await enterCode(page, member, await second.nextCode(), "Confirm");
    await expect(page).toHaveURL(PATHS.twoFactor);
    await signOut(page, member);
    await startSignIn(page, member);
  });

  test("a new password ends the trust (R67)", async ({ page, member }) => {
    await signInAndTrust(page, member);
    await spendRecoveryCode(page.context().request, String(member.recoveryCodes[0]), "change-password");
    await page.goto("/account/password");
    await page.getByLabel("Current password").fill(member.password);
    await page.getByLabel("New password").fill(NEW_PASSWORD);
    await page.getByRole("button", { name: "Change password" }).click();
    await expect(page).toHaveURL(PATHS.account);
    await page.goto("/account/sessions");
    await expect(page.getByText("No trusted browser")).toBeVisible();
    await signOut(page, member);
    await startSignIn(page, { ...member, password: NEW_PASSWORD });
  });

  test("it is listed, can be renamed, and asks again once it is removed (R67)", async ({ page, member }) => {
    await signInAndTrust(page, member);
    await page.goto("/account/sessions");
    await expect(devices(page)).toHaveCount(1);
    await expect(devices(page)).toContainText(/Chrome.*Network .*Trusted since .*Until /);
    await devices(page).getByRole("link", { name: "Rename" }).click();
    await page.getByLabel("Name").fill("<b>Desk</b>");
    await page.getByRole("button", { name: "Rename" }).click();
    await expect(page).toHaveURL("/account/sessions");
    await expect(devices(page)).toContainText("<b>Desk</b>");
    await spendRecoveryCode(
      page.context().request,
      String(member.recoveryCodes[0]),
      "remove-trusted-devices",
    );
    await devices(page).getByRole("link", { name: "Remove" }).click();
    await expect(page.getByText("“<b>Desk</b>” asks for your second factor again")).toBeVisible();
    await page.getByRole("button", { name: "Remove" }).click();
    await expect(page).toHaveURL("/account/sessions");
    await expect(page.getByText("No trusted browser")).toBeVisible();
    const sql = "SELECT id FROM TrustedDevice WHERE accountId = (SELECT id FROM Account WHERE email = ?)";
    expect(query(CONFIRMED_URL, sql, member.email)).toEqual([]);
    await signOut(page, member);
    await startSignIn(page, member);
  });
});
