// What a page says right after an act: that it is done, in one polite sentence, and only where the act itself led.
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { type Person, signIn } from "./person";
import { plantInvitations } from "./planted-people";
import { spendRecoveryCode } from "./spend-recovery-code";
import { openAct } from "./step-up";

const RENAMED = "The authenticator has its new name.";

/** Renames the only authenticator, with the step-up for it already done. */
async function rename(page: Page, person: Person, name: string): Promise<void> {
  const code = String(person.recoveryCodes.pop());
  await spendRecoveryCode(page.context().request, code, "rename-authenticator");
  await page.goto("/account/two-factor");
  await page.getByRole("link", { name: /^(Rename|重命名) / }).click();
  await page.getByRole("textbox").fill(name);
  await page.getByRole("main").getByRole("button").click();
  await expect(page).toHaveURL("/account/two-factor");
  await expect(page.getByText(name)).toBeVisible();
}

test("it is said once, where the act led, and by nothing that an address holds", async ({ page, member }) => {
  await page.goto("/account/two-factor?done=two-factor-off&added=yes");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("status")).toHaveCount(0);
  await rename(page, member, "Blue phone");
  await expect(page.getByRole("status")).toHaveText(RENAMED);
  const [word] = (await page.context().cookies()).filter(({ name }) => name === "twofold.done");
  expect(word).toMatchObject({ httpOnly: true, sameSite: "Strict" });
  expect(word?.expires).toBeLessThanOrEqual(Date.now() / 1000 + 10);
  await page.goto("/account");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("status")).toHaveCount(0);
});

test("it is over soon after", async ({ page, member }) => {
  await rename(page, member, "Blue phone");
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await page.getByRole("status").count()).toBe(0);
  }).toPass();
});

test("a password that was changed is told at home", async ({ page, member }) => {
  await openAct(page, member, "/account/password");
  await page.getByLabel("Current password").fill(member.password);
  await page.getByLabel("New password").fill("copper-meadow-12-violin");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page).toHaveURL("/account");
  await expect(page.getByRole("status")).toHaveText(
    "Your password is changed, and your other sessions have ended.",
  );
});

test("the end of all other sessions is told in their list", async ({ page, member, otherBrowser }) => {
  await signIn(await otherBrowser(), member);
  await spendRecoveryCode(page.context().request, String(member.recoveryCodes[0]), "end-sessions");
  await page.goto("/account/sessions/end");
  await page.getByRole("button", { name: "End all other sessions" }).click();
  await expect(page).toHaveURL("/account/sessions");
  await expect(page.getByRole("status")).toHaveText("All your other sessions have ended.");
});

test("it comes into sight where an act leads back to its own page, each time", async ({ page, admin }) => {
  expect(admin.recoveryCodes.length).toBeGreaterThan(0);
  const start = plantInvitations(20);
  await page.setViewportSize({ width: 375, height: 740 });
  await page.goto(`/admin/users/invited?q=${start}`);
  for (const last of ["019", "018"]) {
    await page.getByRole("button", { name: `Withdraw ${start}-${last}@example.org` }).click();
    await expect(page.getByText(`${start}-${last}@example.org`, { exact: true })).toHaveCount(0);
    await expect(page.getByRole("status")).toBeInViewport();
    await expect(page.locator("main")).toBeFocused();
  }
});

test.describe("without scripts, in Chinese", () => {
  test.use({ javaScriptEnabled: false, locale: "zh-CN" });

  test("it is said as well", async ({ page, member }) => {
    await rename(page, member, "蓝色手机");
    await expect(page.getByRole("status")).toHaveText("验证器的名称已更改。");
  });
});
