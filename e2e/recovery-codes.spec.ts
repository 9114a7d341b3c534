// Recovery codes: signing in without the phone, replacing what was lost, and the warnings before they run out.
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { enterCode, PATHS, type Person, scanPage, signIn, signOut, startSignIn } from "./person";
import { useUpCodes } from "./planted-rows";
import { POLICY_REQUIRED_URL } from "./servers";
import { spendRecoveryCode } from "./spend-recovery-code";

/** As somebody reads it off a crumpled sheet: lower case, a space for the dash, and the letters that look alike. */
function sloppily(code: string): string {
  return ` ${code.toLowerCase().replace("-", " ").replaceAll("0", "o").replaceAll("1", "l")} `;
}

async function offerRecoveryCode(page: Page, person: Person, code: string): Promise<void> {
  await startSignIn(page, person);
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code").fill(code);
  await page.getByRole("button", { name: "Verify" }).click();
}

test("one signs in however it is typed, tells how many are left, and leads to a new authenticator (R43, R48)", async ({
  page,
  member,
}) => {
  const [first = ""] = member.recoveryCodes;
  const code = member.recoveryCodes.find((candidate) => /[01]/.test(candidate)) ?? first;
  const lost = member.phone;
  await page.context().clearCookies();
  await offerRecoveryCode(page, member, sloppily(code));
  await expect(page.getByRole("heading", { name: "Signed in with a recovery code" })).toBeVisible();
  await expect(page.getByText("9 recovery codes left")).toBeVisible();

  await page.getByRole("button", { name: "Add a new authenticator" }).click();
  await expect(page, "no second proof in the first minutes").toHaveURL(PATHS.enroll);
  await expect(page.getByLabel("Authenticator name")).toHaveValue("Authenticator 2");
  member.phone = await scanPage(page, member);
  expect(member.phone.secret).not.toBe(lost.secret);
  await enterCode(page, member, await member.phone.nextCode(), "Confirm");
  await expect(page).toHaveURL(PATHS.twoFactor);
  await expect(page.getByRole("listitem").filter({ hasText: "Test phone" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Authenticator 2" })).toBeVisible();
  await expect(page.getByText("9 left")).toBeVisible();
  await signOut(page, member);
  await signIn(page, member);
});

test("the last one leaves minutes to replace what was lost, and its page says so (R48)", async ({
  page,
  member,
}) => {
  await page.context().clearCookies();
  await offerRecoveryCode(page, member, String(member.recoveryCodes[0]));
  await expect(page.getByText("Once you have replaced what you lost")).toBeVisible();
  useUpCodes(POLICY_REQUIRED_URL, member.email);
  await page.reload();
  await expect(page.getByText("No recovery codes left")).toBeVisible();
  await expect(page.getByText(/replace it within 5 minutes of signing in/)).toBeVisible();
});

test("a used code is refused, as is a wrong one, and a malformed one costs no try (R45)", async ({
  page,
  member,
}) => {
  const [code = "", next = ""] = member.recoveryCodes;
  await page.context().clearCookies();
  await offerRecoveryCode(page, member, code);
  await expect(page.getByText("That code is used up now.")).toBeVisible();
  await signOut(page, member);

  const alert = page.locator("main").getByRole("alert");
  const field = page.getByLabel("Recovery code");
  await offerRecoveryCode(page, member, code);
  await expect(alert).toHaveText(/not right, or it was used before/);
  await expect(field).toHaveValue("");
  for (const malformed of [
    "ABCD-EFG",
    "ABCD-EFGHJ",
    "ABCD-EFG!",
    "123456",
    "UUUU-UUUU",
    "ＡＢＣＤ-ＥＦＧＨ",
  ]) {
    await field.fill(malformed);
    await page.getByRole("button", { name: "Verify" }).click();
    await expect(alert).toHaveText(/eight letters and digits/);
    await expect(field).toHaveValue("");
  }
  await field.fill("ZZZZ-ZZZZ");
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(alert).toHaveText(/not right, or it was used before/);
  await field.fill(next);
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByText("8 recovery codes left")).toBeVisible();
});

test("from three left there is a warning, and new codes end the old ones (R47)", async ({ page, member }) => {
  await page.goto("/account");
  await expect(page.getByText(/^Only \d recovery codes? left/)).toHaveCount(0);
  for (const code of member.recoveryCodes.slice(0, 6)) await spendRecoveryCode(page.context().request, code);
  await page.goto("/account");
  await expect(page.getByText("4 recovery codes left")).toBeVisible();
  await expect(page.getByText(/^Only \d recovery codes? left/)).toHaveCount(0);
  await spendRecoveryCode(page.context().request, String(member.recoveryCodes[6]));
  await page.goto("/account");
  await expect(page.getByText("Only 3 recovery codes left")).toBeVisible();

  await page.getByRole("link", { name: "Make new codes" }).click();
  await page.getByRole("button", { name: "Replace recovery codes" }).click();
  await expect(page).toHaveURL(PATHS.recoveryCodes);
  const list = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  const fresh = await list.allTextContents();
  expect(fresh).toHaveLength(10);
  expect(fresh.filter((code) => member.recoveryCodes.includes(code))).toEqual([]);
  await page.goto("/account");
  await expect(page.getByText("Save your recovery codes now")).toBeVisible();
  await expect(page.getByText("10 recovery codes left")).toBeVisible();

  await page.context().clearCookies();
  await offerRecoveryCode(page, member, String(member.recoveryCodes[9]));
  await expect(page.locator("main").getByRole("alert")).toHaveText(/not right, or it was used before/);
  await page.getByLabel("Recovery code").fill(String(fresh[0]));
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByText("9 recovery codes left")).toBeVisible();
});

test("new codes may be offered again by the authenticator alone, not by the password", async ({
  page,
  member,
}) => {
  await page.goto("/account/two-factor");
  await page.getByRole("link", { name: "Replace recovery codes" }).click();
  await expect(page.getByRole("heading", { name: "Confirm that it is you" })).toBeVisible();
  await expect(page.getByLabel("Password")).toHaveCount(0);
  await enterCode(page, member, await member.phone.nextCode(), "Verify");
  await expect(page.getByRole("heading", { name: "Replace recovery codes" })).toBeVisible();
});
