// Codes that do not count: wrong, already used, late and early, and what the page says of each.
import { expect, test } from "./fixtures";
import {
  enroll,
  enterCode,
  PATHS,
  saveCodes,
  scanPage,
  signIn,
  signOut,
  signUp,
  startSignIn,
} from "./person";

const SERVER_TIME = /The time here is (\d\d:\d\d:\d\d) UTC/;

/** Seconds between the server's time in a sentence and now. */
function offBySeconds(sentence: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = (SERVER_TIME.exec(sentence)?.[1] ?? "")
    .split(":")
    .map(Number);
  const now = new Date();
  const told = new Date(now).setUTCHours(hours, minutes, seconds, 0);
  return Math.abs(now.getTime() - told) / 1000;
}

test("a wrong code and a late one are told apart, with the server's time", async ({ page, member }) => {
  await page.context().clearCookies();
  await startSignIn(page, member);
  const alert = page.locator("main").getByRole("alert");
  await enterCode(page, member, member.phone.wrongCode(), "Verify");
  await expect(alert).toHaveText(/^That code is wrong\./);
  expect(offBySeconds(await alert.innerText())).toBeLessThan(30);

  await enterCode(page, member, member.phone.codeAround(-5), "Verify");
  await expect(alert).toHaveText(/right for an earlier time: your phone is about 1(50|80) seconds behind\./);
  expect(offBySeconds(await alert.innerText())).toBeLessThan(30);

  // At sign-in nobody is told that a code will be right later: that would hand out the code.
  await enterCode(page, member, member.phone.codeAround(5), "Verify");
  await expect(alert).toHaveText(/^That code is wrong\./);
  await enterCode(page, member, await member.phone.nextCode(), "Verify");
  await expect(page).toHaveURL(PATHS.account);
});

test("at enrollment a phone that is ahead hears so too, and nothing of it is accepted", async ({
  page,
  person,
}) => {
  await signUp(page, person);
  const phone = await scanPage(page, person);
  const alert = page.locator("main").getByRole("alert");
  await enterCode(page, person, phone.codeAround(6), "Confirm");
  await expect(alert).toHaveText(/right for a later time: your phone is about 1(80|50) seconds ahead\./);
  expect(offBySeconds(await alert.innerText())).toBeLessThan(30);
  await enterCode(page, person, phone.codeAround(-7), "Confirm");
  await expect(alert).toHaveText(/right for an earlier time: your phone is about 2(10|40) seconds behind\./);
  await expect(page).toHaveURL(PATHS.enroll);
  await enroll(page, person);
});

test("the fifth wrong code ends an enrollment, and a new QR code helps", async ({ page, person }) => {
  await signUp(page, person);
  const phone = await scanPage(page, person);
  const alert = page.locator("main").getByRole("alert");
  for (const seed of [1, 2, 3, 4, 5]) {
    await enterCode(page, person, phone.wrongCode(seed), "Confirm");
    await expect(alert).toHaveText(/^That code is wrong\./);
    await expect(page.getByLabel("Six-digit code")).toHaveValue("");
  }
  await enterCode(page, person, await phone.nextCode(), "Confirm");
  await expect(alert).toHaveText(/Too many wrong codes for this QR code\. Show a new one/);
  await page.getByRole("button", { name: "Show a new QR code" }).click();
  await expect.poll(async () => (await scanPage(page, person)).secret).not.toBe(phone.secret);
  await enroll(page, person);
});

test("the code that confirmed an enrollment does not sign in (R28, R39)", async ({ page, person }) => {
  await signUp(page, person);
  const phone = await scanPage(page, person);
  const code = await phone.nextCode();
  await enterCode(page, person, code, "Confirm");
  await expect(page).toHaveURL(PATHS.recoveryCodes);
  await saveCodes(page, person);
  await signOut(page, person);
  await startSignIn(page, person);
  await enterCode(page, person, code, "Verify");
  await expect(page.locator("main").getByRole("alert")).toHaveText(
    /That code was used already\. Wait for the next/,
  );
  await enterCode(page, person, await phone.nextCode(), "Verify");
  await expect(page).toHaveURL(PATHS.account);
});

test("a code works in one browser and is refused in the other, and in a new sign-in (R28)", async ({
  page,
  member,
  otherBrowser,
}) => {
  await page.context().clearCookies();
  const other = await otherBrowser();
  await startSignIn(page, member);
  await startSignIn(other, member);
  const code = await member.phone.nextCode();
  await enterCode(page, member, code, "Verify");
  await expect(page).toHaveURL(PATHS.account);
  await enterCode(other, member, code, "Verify");
  await expect(other.locator("main").getByRole("alert")).toHaveText(/That code was used already/);
  await other.goto("/account");
  await expect(other).toHaveURL(PATHS.signIn);

  await signOut(page, member);
  await startSignIn(page, member);
  await enterCode(page, member, code, "Verify");
  await expect(page.locator("main").getByRole("alert")).toHaveText(/That code was used already/);
});

test("a second tab of the same browser cannot use the code again either", async ({ page, member }) => {
  await page.context().clearCookies();
  await startSignIn(page, member);
  const tab = await page.context().newPage();
  await tab.goto("/sign-in/verify");
  const code = await member.phone.nextCode();
  await enterCode(page, member, code, "Verify");
  await expect(page).toHaveURL(PATHS.account);
  await signOut(page, member);
  await enterCode(tab, member, code, "Verify");
  await expect(tab.getByText("Start again with your password")).toBeVisible();
  await tab.goto("/account");
  await expect(tab).toHaveURL(PATHS.signIn);
});

test("an older code is refused once a newer one was used", async ({ page, member }) => {
  await signOut(await opened(page), member);
  const current = member.phone.codeAround(0);
  await signIn(page, member);
  await signOut(page, member);
  await startSignIn(page, member);
  await enterCode(page, member, current, "Verify");
  await expect(page.locator("main").getByRole("alert")).toHaveText(/That code was used already/);
});

async function opened<P extends { goto(path: string): Promise<unknown> }>(page: P): Promise<P> {
  await page.goto("/account");
  return page;
}
