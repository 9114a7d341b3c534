// Signing in with codes that are sent: asked for, sent anew, by another way, without scripts, and with the keyboard alone.
import type { Page } from "@playwright/test";
import {
  allowChannels,
  askToLeaveAuthy,
  endWait,
  plantAuthy,
  plantChannel,
  plantPhone,
} from "./channel-people";
import { expectAccessible } from "./expect-accessible";
import { expect, statusLine, test } from "./fixtures";
import { mailsTo } from "./mailbox";
import { enterCode, enterPassword, PATHS, type Person, scanPage } from "./person";
import { appCode, codesSentTo, nextCode } from "./sent-codes";
import { POLICY_REQUIRED_URL } from "./servers";

const HOME = POLICY_REQUIRED_URL;
const METHOD = { name: "Use another method" };

/** Signs out, and in again as far as the list of methods: once the server has read the policy that allows them. */
async function chooseMethod(page: Page, person: Person, name: RegExp): Promise<void> {
  await page.context().clearCookies();
  await enterPassword(page, person);
  await expect(page).toHaveURL(/\/sign-in\/(verify|code)/);
  await page.goto("/sign-in/methods");
  const method = page.getByRole("link", { name });
  await expect(async () => {
    await page.reload();
    await expect(method).toBeVisible({ timeout: 500 });
  }).toPass();
  await method.click();
}

test("a text message, sent once and again, then a call (R52, R54, R56)", async ({ page, member }) => {
  allowChannels(HOME);
  const number = await plantPhone(HOME, member.email);
  await chooseMethod(page, member, /Text message/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Code by text message");
  expect(await codesSentTo(number), "opening the page sends nothing").toEqual([]);
  await page.getByRole("button", { name: "Send code" }).dblclick();
  const old = await nextCode(number);
  await expect(page.getByText(/You can ask for another code in \d+ s\./)).toBeVisible();
  await expect(page.getByRole("button", { name: "Send again" })).toBeDisabled();
  await page.getByRole("button", { name: "Send again" }).click({ force: true });
  expect(await codesSentTo(number), "two presses and one too soon send one").toHaveLength(1);
  expect(await page.content()).not.toContain(number.slice(-6));

  endWait(HOME, member.email);
  await page.reload();
  await page.getByRole("button", { name: "Call me instead" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Code by phone call");
  const fresh = await nextCode(number, 2);
  expect([old.channel, fresh.channel]).toEqual(["sms", "call"]);
  const field = page.getByLabel("Code from the call");
  await field.fill(old.code);
  await expect(page.locator("main").getByRole("alert")).toContainText("That code is wrong");
  await field.fill(fresh.code);
  await expect(page).toHaveURL(PATHS.account);

  await page.context().clearCookies();
  await enterPassword(page, member);
  await expect(page, "what was used last comes first").toHaveURL(/\/sign-in\/code\?with=voice$/);
  await page.getByRole("link", METHOD).click();
  await expect(page.getByRole("link", { name: /Phone call/ })).toContainText("Used last");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a code by email, and the wait that the server keeps (R54)", async ({ page, member, faults }) => {
    faults.expectError(statusLine(429));
    allowChannels(HOME);
    const { email } = member;
    await plantChannel(HOME, email, { kind: "email", to: email, hint: "p•••@example.org" });
    await chooseMethod(page, member, /Email/);
    await page.getByRole("button", { name: "Send code" }).click();
    await expect(page.getByText("We sent eight digits to p•••@example.org.")).toBeVisible();
    await expect(page.getByText("They are good for 10 minutes.")).toBeVisible();
    const ticket = (await page.context().cookies()).find(({ name }) => name === "twofold.ticket");
    expect(ticket?.expires, "and so is the sign-in that asked").toBeGreaterThan(Date.now() / 1000 + 500);
    await page.getByRole("button", { name: "Send again" }).click();
    await expect(page.locator("main").getByRole("alert")).toContainText(/in \d+ seconds?\./);
    const codes = async () =>
      (await mailsTo(HOME, email)).flatMap(({ text }) => /^\d{8}$/m.exec(text ?? "")?.[0] ?? []);
    await expect.poll(async () => (await codes()).length).toBe(1);
    await page.getByLabel("Code from the email").fill((await codes()).join());
    await page.getByRole("button", { name: "Verify" }).click();
    await expect(page).toHaveURL(PATHS.account);
  });
});

test("the pages of codes with the keyboard, under axe and on a phone", async ({ page, member }) => {
  allowChannels(HOME);
  const number = await plantPhone(HOME, member.email);
  const authy = await plantAuthy(HOME, member.email);
  await chooseMethod(page, member, /Authy/);
  await expect(page.getByLabel("Code from Authy")).toBeFocused();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Text me a code" }).click();
  await expect(page.getByText(`Authy sent a code to •••• ${authy.slice(-2)}.`)).toBeVisible();
  await page.getByRole("link", METHOD).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/sign-in\/methods$/);
  await expectAccessible(page);
  await page.getByRole("link", { name: /Text message/ }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Send code" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Code from the text message")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Code from the text message").focus();
  await page.keyboard.type((await nextCode(number)).code);
  await expect(page).toHaveURL(PATHS.account);
});

test("whoever is asked to leave Authy enrolls right after signing in with it, once they proved more (R68)", async ({
  page,
  member,
}) => {
  allowChannels(HOME);
  const number = await plantAuthy(HOME, member.email);
  askToLeaveAuthy(HOME, member.email);
  await chooseMethod(page, member, /Authy/);
  await page.getByLabel("Code from Authy").fill(await appCode(number));
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page).toHaveURL(PATHS.enroll);
  await expect(page.getByRole("link", { name: "Later" })).toBeVisible();
  await page.getByRole("button", { name: "Show QR code" }).click();
  await expect(page).toHaveURL(/\/step-up\?for=add-authenticator/);
  // The code of Authy that signed in has been used, and its next one takes up to half a minute.
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code").fill(String(member.recoveryCodes.pop()));
  await page.getByRole("button", { name: "Verify" }).click();
  const phone = await scanPage(page, member);
  await enterCode(page, member, await phone.nextCode(), member.names.confirm);
  await expect(page).toHaveURL(PATHS.twoFactor);
  const list = page.getByRole("region", { name: "Authenticators" }).getByRole("listitem");
  await expect(list).toHaveText([/^Authenticator/]);
});
