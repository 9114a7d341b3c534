// Sessions: renewed whenever more has been proven, and dead wherever their owner has left.
import type { BrowserContext } from "@playwright/test";
import { expect, test } from "./fixtures";
import { destination, postForm, readForm } from "./form-post";
import { enroll, PATHS, signIn, signOut, signUp } from "./person";
import { spendRecoveryCode } from "./spend-recovery-code";

async function sessionCookie(context: BrowserContext): Promise<string> {
  const cookies = await context.cookies();
  return cookies.find(({ name }) => name === "twofold.session")?.value ?? "";
}

test("showing a key, enrolling and stepping up give a new session, and the one before opens nothing", async ({
  page,
  person,
  request,
}) => {
  const context = page.context();
  await signUp(page, person);
  const sessions = [await sessionCookie(context)];
  const key = page.getByRole("link", { name: "Open in authenticator app" });
  const old = String(await key.getAttribute("href"));
  await page.getByRole("button", { name: "Show a new QR code" }).click();
  await expect(key).not.toHaveAttribute("href", old);
  sessions.push(await sessionCookie(context));
  await enroll(page, person);
  sessions.push(await sessionCookie(context));
  await spendRecoveryCode(context.request, String(person.recoveryCodes[0]));
  sessions.push(await sessionCookie(context));
  expect(new Set(sessions).size).toBe(4);
  expect(sessions).not.toContain("");
  for (const session of sessions.slice(0, 3)) {
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

test("whoever comes with a session that is over is told so at sign-in, and nobody else", async ({
  page,
  member,
  request,
}) => {
  const told = page.getByRole("status").filter({ hasText: "Your session has ended. Sign in to continue." });
  const context = page.context();
  const kept = (await context.cookies()).filter(({ name }) => name === "twofold.session");
  await page.goto("/account/privacy");
  await signOut(page, member);
  await page.goto("/sign-in");
  await expect(page.getByLabel("Email")).toBeVisible();
  await expect(told).toHaveCount(0);

  await context.addCookies(kept);
  await page.goto("/account/sessions");
  await expect(page).toHaveURL(PATHS.signIn);
  await expect(told).toBeVisible();
  await page.goto("/sign-in?again=password");
  await expect(page.getByRole("status").filter({ hasText: "password" })).toBeVisible();
  await expect(told).toHaveCount(0);

  const [token = ""] = kept.map(({ value }) => value.split(".")[0]);
  for (const cookie of ["", "twofold.session=", "twofold.session=x", `twofold.session=${token}.${token}`]) {
    const html = await (await request.get("/sign-in", { headers: { cookie } })).text();
    expect(html, cookie).toContain("No account yet?");
    expect(html, cookie).not.toContain("has ended");
  }
});

test("a form that is sent after the session ended says so, with scripts and the same address", async ({
  page,
  member,
}) => {
  await page.goto("/account");
  const { request } = page.context();
  const form = await readForm(request, "/account", "Sign out");
  const kept = await page.context().cookies();
  await postForm(request, form, []);
  await page.context().addCookies(kept);
  await page.getByRole("button", { name: member.names.signOut }).click();
  await expect(page).toHaveURL(PATHS.signIn);
  await expect(page.getByRole("status").filter({ hasText: "Your session has ended" })).toBeVisible();
});
