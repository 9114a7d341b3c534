// What a visit leaves behind: cookies, stores of the browser, history, caches, and rows that reading must not change.
import { readFileSync } from "node:fs";
import { sessionPages } from "./app-map";
import { clientOf } from "./client";
import { everythingAbout, query } from "./database";
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
import { POLICY_REQUIRED_URL, serverFile } from "./servers";

test("credentials lie in cookies that no script reads, and end with the browser (R59)", async ({
  page,
  member,
}) => {
  await page.context().clearCookies();
  await startSignIn(page, member);
  // A browser that can suggest passkeys has asked for a question to put to them, sooner or later: that mark opens nothing.
  const names = async () => {
    const cookies = await page.context().cookies();
    return cookies
      .map(({ name }) => name)
      .filter((name) => name !== "twofold.passkey")
      .sort();
  };
  expect(await names()).toEqual(["twofold.ticket"]);
  await enterCode(page, member, await member.phone.nextCode(), "Verify");
  await expect(page).toHaveURL(PATHS.account);
  expect(await names()).toEqual(["twofold.browser", "twofold.session"]);
  await page.goto("/step-up?for=delete-account&with=recovery-code");
  await page.getByLabel("Recovery code").fill(String(member.recoveryCodes[0]));
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByRole("button", { name: "Delete account" })).toBeVisible();
  const cookies = await page.context().cookies();
  expect(await names()).toEqual(["twofold.browser", "twofold.grant", "twofold.session"]);
  for (const { name, httpOnly, path, sameSite } of cookies) {
    expect({ name, httpOnly, path }).toEqual({ name, httpOnly: true, path: "/" });
    expect(sameSite).toBe(/grant|passkey/.test(name) ? "Strict" : "Lax");
  }
  expect(cookies.find(({ name }) => name === "twofold.session")?.expires).toBe(-1);
  expect(await page.evaluate(() => document.cookie)).toBe("");
});

test("the browser's stores stay empty, and no secret stands in an address (R41, R49, R99)", async ({
  page,
  person,
}) => {
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  await signUp(page, person);
  await enroll(page, person);
  await saveCodes(page, person);
  await signOut(page, person);
  await signIn(page, person);
  const stored = await page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases: await indexedDB.databases(),
    caches: "caches" in window ? await caches.keys() : [],
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
  expect(stored).toEqual({ local: {}, session: {}, databases: [], caches: [], workers: 0 });
  const secrets = [person.password, person.phone.secret, person.email, ...person.recoveryCodes];
  expect(
    addresses.filter((address) => secrets.some((secret) => decodeURIComponent(address).includes(secret))),
  ).toEqual([]);
});

test("Back after signing out shows nothing of the account (R62)", async ({ page, member }) => {
  await page.goto("/account");
  await page.goto("/account/two-factor");
  await expect(page.getByText("Test phone")).toBeVisible();
  await signOut(page, member);
  await expect
    .poll(() => page.content(), "the document stays, but not what it came with")
    .not.toContain(member.email);
  for (let turn = 0; turn < 2; turn += 1) {
    await page.goBack();
    await expect(page).toHaveURL(/\/sign-in$|\/account/);
    await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
    await expect(page.getByText("Test phone")).toHaveCount(0);
    await expect(page.getByText(member.email)).toHaveCount(0);
  }
});

test("Back after enrolling shows neither the secret nor the codes again (R41)", async ({ page, person }) => {
  await signUp(page, person);
  const { secret } = await scanPage(page, person);
  await enroll(page, person);
  await page.goBack();
  await expect(page.getByText(secret.slice(0, 4))).toHaveCount(0);
  await expect(page.getByRole("img", { name: "QR code for your authenticator app" })).toHaveCount(0);
  await page.goto("/account/two-factor/recovery-codes");
  await saveCodes(page, person);
  await expect
    .poll(() => page.content(), "the document that the codes came in")
    .not.toContain(person.recoveryCodes[0]);
  await page.goBack();
  await expect(page.getByText(String(person.recoveryCodes[0]))).toHaveCount(0);
});

test("pages are kept in no cache, and reading them changes nothing (R41, R94, R97)", async ({
  context,
  member,
}) => {
  const request = await clientOf(context, POLICY_REQUIRED_URL);
  const before = everythingAbout(POLICY_REQUIRED_URL, member.email);
  const [{ id } = { id: "" }] = query<{ id: string }>(
    POLICY_REQUIRED_URL,
    "SELECT id FROM Authenticator WHERE accountId = (SELECT id FROM Account WHERE email = ?)",
    member.email,
  );
  const pages = [
    ...sessionPages(),
    ...sessionPages().map((path) => path.replace("nothing", id)),
    "/",
    "/sign-in",
  ];
  for (const path of pages) {
    for (const method of ["get", "head"] as const) {
      const response = await request[method](path, { maxRedirects: 0 });
      expect(response.headers()["cache-control"], path).toBe("private, no-store");
      expect(response.status(), path).toBeLessThan(500);
    }
  }
  expect(everythingAbout(POLICY_REQUIRED_URL, member.email)).toEqual(before);
});

test("no secret stands in the database, in the log or in what pages carry for scripts (R87, R96)", async ({
  page,
  person,
}) => {
  await signUp(page, person);
  const { secret } = await scanPage(page, person);
  await enroll(page, person);
  await saveCodes(page, person);
  const codes = person.recoveryCodes.flatMap((code) => [code, code.replace("-", ""), code.toLowerCase()]);
  const foundIn = (text: string, words: string[]) => words.filter((word) => text.includes(word));
  const database = serverFile(POLICY_REQUIRED_URL, "twofold.db");
  for (const file of [database, `${database}-wal`, serverFile(POLICY_REQUIRED_URL, "server.log")]) {
    expect(foundIn(readFileSync(file, "latin1"), [secret, person.password, ...codes]), file).toEqual([]);
  }
  for (const path of ["/account", "/account/two-factor", "/account/two-factor/recovery-codes"]) {
    const flight = await (await page.context().request.get(path, { headers: { rsc: "1" } })).text();
    expect(foundIn(flight, ["Sign out"]), path).toEqual(["Sign out"]);
    expect(foundIn(flight, [secret, "sealed", '"hash"', "$argon2", "$2b$", ...codes]), path).toEqual([]);
  }
});
