// Too many wrong codes: the lock, its words, its status, and that it belongs to the account and to nothing smaller.
import type { Page } from "@playwright/test";
import { expect, statusLine, test } from "./fixtures";
import { alertsIn, postForm, readForm } from "./form-post";
import { enterCode, enterPassword, PATHS, type Person, startSignIn } from "./person";

const LOCKED =
  "Too many wrong codes. For your safety no code is accepted now, not even a right one. Try again in";

/** Answers of the posts to the second step, from now on. */
function verifyAnswers(page: Page): { status: number; retryAfter: string | undefined }[] {
  const answers: { status: number; retryAfter: string | undefined }[] = [];
  page.on("response", (response) => {
    if (response.request().method() !== "POST") return;
    answers.push({ status: response.status(), retryAfter: response.headers()["retry-after"] });
  });
  return answers;
}

/** What each wrong code is told ends in: the last two say where it leads, while there is time to look again. */
const ENDS = [
  /UTC\.$/,
  /UTC\.$/,
  /After 2 more wrong tries, no code is accepted for 15 minutes\.$/,
  /After one more wrong try, no code is accepted for 15 minutes\.$/,
];

async function failFiveTimes(page: Page, person: Person): Promise<void> {
  const alert = page.locator("main").getByRole("alert");
  for (const [place, end] of ENDS.entries()) {
    await enterCode(page, person, person.phone.wrongCode(place + 1), "Verify");
    await expect(alert).toHaveText(/^That code is wrong/);
    await expect(alert).toHaveText(end);
    await expect(page.getByLabel("Six-digit code")).toHaveValue("");
  }
  await enterCode(page, person, person.phone.wrongCode(5), "Verify");
  await expect(alert).toHaveText(`${LOCKED} 15 minutes.`);
}

test.beforeEach(async ({ page, member }) => {
  await page.context().clearCookies();
  await startSignIn(page, member);
});

test("five wrong codes lock for 15 minutes, for the right code too, and a new sign-in shows it at once (R79, R81, R84)", async ({
  page,
  member,
  faults,
}) => {
  faults.expectError(statusLine(429));
  const answers = verifyAnswers(page);
  await failFiveTimes(page, member);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 429]);
  expect(Number(answers[4]?.retryAfter)).toBeGreaterThan(840);
  expect(Number(answers[4]?.retryAfter)).toBeLessThanOrEqual(900);

  await enterPassword(page, member);
  await expect(page).toHaveURL(PATHS.verify);
  await expect(page.getByText("Too many wrong codes", { exact: true })).toBeVisible();
  await expect(page.getByText(/not even a right one\. Try again in 15 minutes\.$/)).toBeVisible();
  answers.length = 0;
  await enterCode(page, member, await member.phone.nextCode(), "Verify");
  await expect(page.locator("main").getByRole("alert")).toHaveText(`${LOCKED} 15 minutes.`);
  expect(answers[0]?.status).toBe(429);
  expect(Number(answers[0]?.retryAfter)).toBeGreaterThan(800);

  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await expect(page.getByText("Too many wrong codes", { exact: true })).toBeVisible();
  await page.getByLabel("Recovery code").fill(String(member.recoveryCodes[0]));
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.locator("main").getByRole("alert")).toHaveText(`${LOCKED} 15 minutes.`);
  await page.goto("/account");
  await expect(page).toHaveURL(PATHS.signIn);
});

test("a ticket whose tries are used up leads back to the password", async ({ page, member, faults }) => {
  faults.expectError(statusLine(429));
  await failFiveTimes(page, member);
  await enterCode(page, member, await member.phone.nextCode(), "Verify");
  await expect(page.getByText("Start again with your password.")).toBeVisible();
  await page.goto("/account");
  await expect(page).toHaveURL(PATHS.signIn);
});

test("tries count on the account: recovery codes, other browsers and step-up share them (R80)", async ({
  page,
  member,
  faults,
  otherBrowser,
}) => {
  faults.expectError(statusLine(429));
  const signedIn = await otherBrowser();
  await startSignIn(signedIn, member);
  await enterCode(signedIn, member, await member.phone.nextCode(), "Verify");
  await expect(signedIn).toHaveURL(PATHS.account);

  const alert = page.locator("main").getByRole("alert");
  for (const seed of [1, 2]) {
    await enterCode(page, member, member.phone.wrongCode(seed), "Verify");
    await expect(alert).toHaveText(/^That code is wrong/);
  }
  const elsewhere = await otherBrowser();
  await startSignIn(elsewhere, member);
  await elsewhere.goto("/sign-in/recovery");
  await elsewhere.getByLabel("Recovery code").fill("ZZZZ-ZZZZ");
  await elsewhere.getByRole("button", { name: "Verify" }).click();
  await expect(elsewhere.locator("main").getByRole("alert")).toHaveText(/not right, or it was used before/);

  await signedIn.goto("/step-up?for=replace-recovery-codes");
  await enterCode(signedIn, member, member.phone.wrongCode(4), "Verify");
  await expect(signedIn.locator("main").getByRole("alert")).toHaveText(/^That code is wrong/);
  await enterCode(signedIn, member, member.phone.wrongCode(5), "Verify");
  await expect(signedIn.locator("main").getByRole("alert")).toHaveText(new RegExp(`^${LOCKED}`));
  await enterCode(page, member, member.phone.wrongCode(6), "Verify");
  await expect(alert).toHaveText(new RegExp(`^${LOCKED}`));
  await signedIn.goto("/account");
  await expect(signedIn, "who is signed in stays so").toHaveURL(PATHS.account);
});

test("a right code clears the count of wrong ones", async ({ page, member }) => {
  const alert = page.locator("main").getByRole("alert");
  for (const seed of [1, 2, 3, 4]) {
    await enterCode(page, member, member.phone.wrongCode(seed), "Verify");
    await expect(alert).toHaveText(/^That code is wrong/);
    await expect(page.getByLabel("Six-digit code")).toHaveValue("");
  }
  await enterCode(page, member, await member.phone.nextCode(), "Verify");
  await expect(page).toHaveURL(PATHS.account);
  await page.context().clearCookies();
  await startSignIn(page, member);
  await enterCode(page, member, member.phone.wrongCode(), "Verify");
  await expect(alert).toHaveText(/^That code is wrong/);
});

test("wrong passwords, an unknown address and a waiting account get the same words and status (R15, R81)", async ({
  member,
  request,
}) => {
  const form = await readForm(request, "/sign-in", "Sign in");
  const answer = async (email: string, password: string) => {
    const response = await postForm(request, form, [
      ["email", email],
      ["password", password],
    ]);
    return `${response.status()} ${alertsIn(await response.text())}`;
  };
  const wrong = await answer(member.email, "not the password");
  expect(wrong).toMatch(/^200 Email or password is not right, or there were too many tries/);
  expect(await answer(`nobody-${member.email}`, "not the password")).toBe(wrong);
  for (let turn = 0; turn < 5; turn += 1) expect(await answer(member.email, "not the password")).toBe(wrong);
  expect(await answer(member.email, member.password), "right, but after too many tries").toBe(wrong);
});
