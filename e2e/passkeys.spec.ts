// Passkeys in a real browser: as the second factor, alone, and their removal behind a step-up.
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { enterPassword, PATHS, type Person, signOut } from "./person";
import { plantPasskey, takeAuthenticators } from "./planted-rows";
import { POLICY_REQUIRED_URL } from "./servers";
import { spendRecoveryCode } from "./spend-recovery-code";
import { openAct } from "./step-up";
import { type PasskeyDevice, plugIn } from "./virtual-passkeys";

/** Registers a passkey of this browser's virtual device, from the page of second factors. */
async function addPasskey(page: Page, person: Person): Promise<PasskeyDevice> {
  const device = await plugIn(page);
  await openAct(page, person, "/account/two-factor/passkeys/add");
  await expect(page.getByText(/^Your browser asks where to keep it/)).toBeVisible();
  await pressAwake(page, "Create passkey");
  await expect(page).toHaveURL(PATHS.twoFactor);
  await expect(row(page)).toContainText("On one device");
  return device;
}

/** A press before the page's scripts run is one without scripts. */
async function pressAwake(page: Page, name: string): Promise<void> {
  const button = page.getByRole("button", { name });
  await button.waitFor();
  await page.waitForLoadState("networkidle");
  await button.click();
}

const row = (page: Page) => page.getByRole("region", { name: "Passkeys" }).getByRole("listitem");

test("a passkey is the second factor that is offered first, and another method stays at hand", async ({
  page,
  member,
}) => {
  const device = await addPasskey(page, member);
  await signOut(page, member);
  // Else it would answer the address field before the password is typed.
  await device.setTouched(false);
  await enterPassword(page, member);
  await expect(page).toHaveURL(/\/sign-in\/passkey$/);
  await page.getByRole("link", { name: "Use another method" }).click();
  await page.getByRole("link", { name: "Passkey" }).click();
  await device.setTouched(true);
  await pressAwake(page, "Use passkey");
  await expect(page).toHaveURL(PATHS.account);
});

test("a passkey alone signs in, without address or password", async ({ page, member }) => {
  const device = await addPasskey(page, member);
  await signOut(page, member);
  await device.setTouched(false);
  await page.goto("/sign-in");
  await expect(page.getByLabel("Email")).toHaveAttribute("autocomplete", "username webauthn");
  await device.setTouched(true);
  // The virtual device answers the field's own question by itself where the browser asks it; the button asks aloud.
  const button = page.getByRole("button", { name: "Use a passkey" });
  await button.click({ timeout: 5000 }).catch(() => undefined);
  await expect(page).toHaveURL(PATHS.account);
});

test("removing a passkey asks for one, and its absence is said (R125)", async ({ page, member }) => {
  await addPasskey(page, member);
  await row(page).getByRole("link", { name: "Remove" }).click();
  await expect(page.getByRole("heading", { name: "Confirm that it is you" })).toBeVisible();
  await pressAwake(page, "Use passkey");
  await page.getByRole("button", { name: "Remove" }).click();
  await expect(page).toHaveURL(PATHS.twoFactor);
  await expect(row(page)).toHaveCount(0);
  await signOut(page, member);
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.locator("main").getByRole("alert")).toContainText(/cancelled|not accepted/);
});

test("whoever lost a passkey is led from a recovery code to a new one, without another proof (R48)", async ({
  page,
  member,
}) => {
  plantPasskey(POLICY_REQUIRED_URL, member.email);
  await page.context().clearCookies();
  await enterPassword(page, member);
  await expect(page).toHaveURL(/\/sign-in\/passkey$/);
  await page.goto("/sign-in/recovery");
  await page.getByLabel("Recovery code").fill(String(member.recoveryCodes.pop()));
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(
    page.getByRole("heading", { name: "Have you lost your passkey or authenticator?" }),
  ).toBeVisible();
  await plugIn(page);
  await page.getByRole("link", { name: "Add a new passkey" }).click();
  await pressAwake(page, "Create passkey");
  await expect(page).toHaveURL(PATHS.twoFactor);
  await expect(row(page)).toContainText(["Windows Hello", "On one device"]);
});

test("a recovery code leads whoever has passkeys alone to a new one (R48)", async ({ page, member }) => {
  plantPasskey(POLICY_REQUIRED_URL, member.email);
  takeAuthenticators(POLICY_REQUIRED_URL, member.email);
  await page.context().clearCookies();
  await plugIn(page);
  await enterPassword(page, member);
  await page.getByRole("link", { name: "Use another method" }).click();
  await page.getByRole("link", { name: "Recovery code" }).click();
  await expect(page.getByRole("link", { name: "Use another method" })).toBeVisible();
  await page.getByLabel("Recovery code").fill(String(member.recoveryCodes.pop()));
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByRole("heading", { name: "Have you lost your passkey?" })).toBeVisible();
  await page.getByRole("link", { name: "Add a new passkey" }).click();
  await pressAwake(page, "Create passkey");
  await expect(page).toHaveURL(PATHS.twoFactor);
  await expect(page.getByRole("listitem").filter({ hasText: "On one device" })).toHaveCount(2);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("every button of a passkey says that it needs them", async ({ page, member }) => {
    const alert = page.locator("main").getByRole("alert");
    const press = async (name: string) => {
      await page.getByRole("button", { name }).click();
      await expect(alert).toHaveText(/^This page’s scripts did not run/);
    };
    plantPasskey(POLICY_REQUIRED_URL, member.email);
    await page.goto("/step-up?for=add-passkey&with=passkey");
    await press("Use passkey");
    await spendRecoveryCode(page.context().request, String(member.recoveryCodes.pop()), "add-passkey");
    await page.goto("/account/two-factor/passkeys/add");
    await press("Create passkey");
    await page.context().clearCookies();
    await enterPassword(page, member);
    await expect(page).toHaveURL(/\/sign-in\/passkey$/);
    await press("Use passkey");
  });
});

test("the sign-in page asks for a suggestion once, and the answer renders no page", async ({ page }) => {
  const answers: { cookie: string | undefined; text: string }[] = [];
  await page.route("/sign-in", async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    const response = await route.fetch();
    answers.push({ cookie: response.headers()["set-cookie"], text: await response.text() });
    return route.fulfill({ response });
  });
  await page.goto("/sign-in");
  await expect.poll(() => answers.length).toBeGreaterThan(0);
  expect(answers[0]?.cookie).toMatch(/^twofold\.passkey=[\w-]{43}; Path=\/; HttpOnly; SameSite=strict$/);
  expect(answers[0]?.text).toContain("challenge");
  expect(answers[0]?.text).not.toContain("Email");
  await page.waitForTimeout(500);
  expect(answers).toHaveLength(1);
});
