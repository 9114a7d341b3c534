// Channels in a browser: a telephone with a pasted number, Authy beside an authenticator, and a policy that switches them off.
import { randomInt } from "node:crypto";
import type { Page } from "@playwright/test";
import { allowChannels } from "./channel-people";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./fixtures";
import { enterCode } from "./person";
import { appCode, installAuthyApp, nextCode } from "./sent-codes";
import { POLICY_REQUIRED_URL } from "./servers";
import { openAct } from "./step-up";

const HOME = "/account/two-factor";
const ADD = `${HOME}/channels/add`;

/** Opens a page until it says something: a policy is in force everywhere within five seconds. */
async function openOnce(page: Page, path: string, text: string): Promise<void> {
  await expect(async () => {
    await page.goto(path);
    await expect(page.getByText(text).first()).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
}

test.beforeEach(() => allowChannels(POLICY_REQUIRED_URL));

test("a telephone is added with a pasted number, and confirmed by the code that it got", async ({
  page,
  member,
}) => {
  await openOnce(page, HOME, "Add another way");
  await page.getByRole("link", { name: "Add another way" }).click();
  await expect(page).toHaveURL(/\/channels\/add$/);
  await expectAccessible(page);
  await openAct(page, member, `${ADD}/phone`);
  await expectAccessible(page);
  await page.getByLabel("Country").selectOption("DE");
  await page.getByLabel("Phone number").fill("+1 (501) 712-26");
  await page.getByRole("button", { name: "Send code" }).click();
  await expect(page.getByText("That is not a phone number in the chosen country.")).toBeVisible();
  // Of the country that its prefix names, whatever is chosen.
  const digits = String(randomInt(1000, 9999));
  await page.getByLabel("Phone number").fill(`+1 (501) 712-${digits}`);
  await page.getByRole("button", { name: "Send code" }).click();
  await expect(page.getByRole("heading", { name: "Confirm your phone" })).toBeVisible();
  await expect(page.getByText(`+1 ••• ••• ••${digits.slice(2)}`)).toBeVisible();
  await expect(page.locator("body")).not.toContainText(`712-${digits}`);
  await expectAccessible(page);
  const { code } = await nextCode(`+1501712${digits}`);
  await page.getByLabel("Code from the text message").fill(code);
  await expect(page.getByRole("status")).toHaveText(/^The new way to get codes is added/);
  const sent = page.getByRole("region", { name: "Codes that are sent to you" });
  await expect(sent.getByRole("listitem")).toContainText(["Phone"]);
  await expect(sent).toContainText(`+1 ••• ••• ••${digits.slice(2)}`);
  await expectAccessible(page);
});

test("Authy stands beside the authenticator, and is taken away again", async ({ page, member }) => {
  await openOnce(page, HOME, "Add another way");
  const number = `+1501714${randomInt(1000, 9999)}`;
  await openAct(page, member, `${ADD}/authy`);
  await page.getByLabel("Phone number").fill(number);
  await page.getByRole("button", { name: "Register" }).click();
  await expect(page.getByRole("heading", { name: "Confirm Authy" })).toBeVisible();
  await installAuthyApp(number);
  await page.getByLabel("Code from Authy").fill("123456");
  await page.getByRole("button", { name: "Confirm" }).click();
  const refusal = "That code is wrong. Check that it is the newest one, then type it again.";
  await expect(page.locator("main").getByRole("alert"), "an app sends no message").toHaveText(refusal);
  await page.getByLabel("Code from Authy").fill(await appCode(number));
  await page.getByRole("button", { name: "Confirm" }).click();
  const list = page.getByRole("region", { name: "Authenticators" });
  await expect(list.getByRole("listitem")).toContainText(["Test phone", "Authy"]);
  await list.getByRole("link", { name: /Remove\s*Authy/ }).click();
  await enterCode(page, member, await member.phone.nextCode(), member.names.verify);
  await expect(page.getByText("will no longer sign you in")).toBeVisible();
  await page.getByRole("button", { name: "Remove" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(1);
});

test("the policy page says what can be allowed, and the preview whom it hits", async ({ page, admin }) => {
  expect(admin.email).not.toBe("");
  await openOnce(page, "/admin/policy", "Alongside an authenticator, members may use");
  const boxes = page.getByRole("group", { name: "What members may add alongside authenticators" });
  await expect(boxes.getByRole("checkbox")).toHaveCount(5);
  for (const box of await boxes.getByRole("checkbox").all()) await box.uncheck();
  await page.getByLabel("Days of grace").fill("-1");
  await page.getByRole("button", { name: "See who is affected" }).click();
  await expect(page.getByText("Enter a whole number of days from 0 to 90.")).toBeVisible();
  await expect(boxes.getByRole("checkbox", { checked: true })).toHaveCount(0);
  await page.getByLabel("Days of grace").fill("0");
  await page.getByRole("button", { name: "See who is affected" }).click();
  await expect(page.getByText(/^Switched off, text messages: /)).toBeVisible();
  await expect(
    page.getByText("Passkeys, authenticator apps and recovery codes are the only second factors."),
  ).toBeVisible();
  await expectAccessible(page);
});
