// The main story with JavaScript off: plain forms, errors that are shown, and nothing secret that comes back.
import { expect, statusLine, test } from "./fixtures";
import {
  enroll,
  enterCode,
  enterPassword,
  PATHS,
  saveCodes,
  signIn,
  signOut,
  signUp,
  startSignIn,
} from "./person";

test.use({ javaScriptEnabled: false });

test("sign-up to second sign-in, and a recovery code (R42)", async ({ page, person }) => {
  await signUp(page, person);
  await enroll(page, person);
  await saveCodes(page, person);
  await expect(page.getByText(`Signed in as ${person.email}`)).toBeVisible();
  await signOut(page, person);
  await signIn(page, person);
  await signOut(page, person);
  await startSignIn(page, person);
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code").fill(String(person.recoveryCodes[0]));
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByText("9 recovery codes left")).toBeVisible();
  await page.getByRole("button", { name: "Add a new authenticator" }).click();
  await expect(page).toHaveURL(PATHS.enroll);
});

test("a refused sign-up says why, keeps the address and forgets the password", async ({ page, person }) => {
  await page.goto("/sign-up");
  const alert = page.locator("main").getByRole("alert");
  const email = page.getByLabel("Email");
  const password = page.getByLabel("Password");
  for (const { typed, secret, words } of [
    { typed: "nobody", secret: person.password, words: /does not look like an email address/ },
    { typed: person.email, secret: "qx7-v", words: /too short/ },
    { typed: person.email, secret: "password1234", words: /first that attackers try/ },
  ]) {
    await email.fill(typed);
    await password.fill(secret);
    await page.getByRole("button", { name: "Create account" }).click();
    await expect(alert).toHaveText(words);
    await expect(email).toHaveValue(typed);
    await expect(password).toHaveValue("");
    expect((await page.content()).includes(secret)).toBe(false);
  }
  await expect(password).toHaveAttribute("autofocus");
  await expect(password).toHaveAccessibleDescription(/first that attackers try/);
});

test("a wrong password and a wrong code say so, and neither is shown again", async ({ page, member }) => {
  await page.context().clearCookies();
  const wrong = { ...member, password: "cobalt-otter-12-parade" };
  await enterPassword(page, wrong);
  const alert = page.locator("main").getByRole("alert");
  await expect(alert).toHaveText(/Email or password is not right/);
  await expect(page.getByLabel("Email")).toHaveValue(member.email);
  await expect(page.getByLabel("Password")).toHaveValue("");
  expect((await page.content()).includes(wrong.password)).toBe(false);

  await startSignIn(page, member);
  const field = page.getByLabel("Six-digit code");
  await expect(field).toHaveAttribute("autocomplete", "one-time-code");
  await expect(field).toHaveAttribute("inputmode", "numeric");
  const code = member.phone.wrongCode(7);
  await enterCode(page, member, code, "Verify");
  await expect(alert).toHaveText(/^That code is wrong/);
  await expect(field).toHaveValue("");
  expect((await page.content()).includes(code)).toBe(false);
  for (const malformed of ["12345", "１２３４５６", "abcdef"]) {
    await enterCode(page, member, malformed, "Verify");
    await expect(alert).toHaveText(/A code has six digits/);
    await expect(field).toHaveValue("");
  }
  const right = await member.phone.nextCode();
  await enterCode(page, member, ` ${right.slice(0, 3)}-${right.slice(3)}`, "Verify");
  await expect(page).toHaveURL(PATHS.account);
});

test("a refused enrollment keeps the name of the authenticator and the secret that was scanned", async ({
  page,
  person,
}) => {
  await signUp(page, person);
  const link = page.getByRole("link", { name: "Open in authenticator app" });
  const uri = await link.getAttribute("href");
  await page.getByLabel("Authenticator name").fill("Grandma's phone");
  await enterCode(page, person, "12", "Confirm");
  await expect(page.locator("main").getByRole("alert")).toHaveText(/A code has six digits/);
  await expect(page.getByLabel("Authenticator name")).toHaveValue("Grandma's phone");
  await expect(link).toHaveAttribute("href", String(uri));
  await enroll(page, person);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.locator("main").getByRole("alert")).toHaveText(/Save the codes first/);
  await saveCodes(page, person);
  await expect(page.getByText("Grandma's phone")).toBeVisible();
});

test("buttons and a countdown that need scripts are not there", async ({ page, person }) => {
  await page.goto("/sign-up");
  await expect(page.getByRole("button", { name: "Show typed characters" })).toBeHidden();
  await signUp(page, person);
  await expect(page.getByRole("button", { name: "Copy key" })).toBeHidden();
  await expect(page.getByLabel("Six-digit code")).toBeVisible();
  await expect(page.getByRole("timer")).toHaveCount(0);
  await expect(page.getByText("Time until the next code")).toBeHidden();
});

test("a locked account says so and for how long", async ({ page, member, faults }) => {
  faults.expectError(statusLine(429));
  await page.context().clearCookies();
  await startSignIn(page, member);
  const alert = page.locator("main").getByRole("alert");
  for (const seed of [1, 2, 3, 4]) {
    await enterCode(page, member, member.phone.wrongCode(seed), "Verify");
    await expect(alert).toHaveText(/^That code is wrong/);
  }
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await enterCode(page, member, member.phone.wrongCode(5), "Verify");
  expect((await answer).status()).toBe(429);
  await expect(alert).toHaveText(/not even a right one\. Try again in 15 minutes\.$/);
  await startSignIn(page, member);
  await expect(page.getByText(/not even a right one\. Try again in 15 minutes\.$/)).toBeVisible();
});
