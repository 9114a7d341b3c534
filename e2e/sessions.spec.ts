// Sessions: renewed whenever more has been proven, and dead wherever their owner has left.
import type { BrowserContext } from "@playwright/test";
import { expect, test } from "./fixtures";
import { destination } from "./form-post";
import { enroll, PATHS, signIn, signOut, signUp } from "./person";
import { spendRecoveryCode } from "./spend-recovery-code";

async function sessionCookie(context: BrowserContext): Promise<string> {
  const cookies = await context.cookies();
  return cookies.find(({ name }) => name === "twofold.session")?.value ?? "";
}

test("enrolling and stepping up give a new session, and the one before opens nothing", async ({
  page,
  person,
  request,
}) => {
  const context = page.context();
  await signUp(page, person);
  const sessions = [await sessionCookie(context)];
  await enroll(page, person);
  sessions.push(await sessionCookie(context));
  await spendRecoveryCode(context.request, String(person.recoveryCodes[0]));
  sessions.push(await sessionCookie(context));
  expect(new Set(sessions).size).toBe(3);
  expect(sessions).not.toContain("");
  for (const session of sessions.slice(0, 2)) {
    const headers = { cookie: `twofold.session=${session}` };
    expect(destination(await request.get("/account", { headers, maxRedirects: 0 }))).toBe("/sign-in");
  }
  await page.goto("/account");
  await expect(page).toHaveURL(PATHS.account);
});

test("signing out ends the session, also where its cookie was copied, and no other", async ({
  page,
  member,
  otherBrowser,
  request,
}) => {
  const other = await otherBrowser();
  await signIn(other, member);
  await page.goto("/account");
  const headers = { cookie: `twofold.session=${await sessionCookie(page.context())}` };
  expect((await request.get("/account", { headers, maxRedirects: 0 })).status()).toBe(200);
  await signOut(page, member);
  expect(await sessionCookie(page.context())).toBe("");
  expect(destination(await request.get("/account", { headers, maxRedirects: 0 }))).toBe("/sign-in");
  await other.reload();
  await expect(other).toHaveURL(PATHS.account);
});

test("who left before enrolling comes back to it with the password", async ({ page, person }) => {
  await signUp(page, person);
  await signOut(page, person);
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(PATHS.enroll);
  await page.getByRole("button", { name: "Show QR code" }).click();
  await enroll(page, person);
});
