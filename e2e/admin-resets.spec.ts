// The whole story of a lost phone, in browsers: asking for help, an administrator's yes, the way back (R74).
import type { Page } from "@playwright/test";
import { Client } from "./client";
import { query } from "./database";
import { expect, test } from "./fixtures";
import {
  enroll,
  enterCode,
  enterPassword,
  newPerson,
  PATHS,
  type Person,
  saveCodes,
  signIn,
  signOut,
  startSignIn,
} from "./person";
import { plantSignedIn } from "./plant-signed-in";
import { plantAdmin } from "./planted-admin";
import { POLICY_REQUIRED_URL } from "./servers";

/** A member of their own, whose browser is none of the test's. */
async function plantLost(): Promise<Person> {
  const lost = newPerson();
  await plantSignedIn(new Client(POLICY_REQUIRED_URL), lost, POLICY_REQUIRED_URL);
  return lost;
}

/** Asks for help with the right password, in a browser that never signed in. */
async function askForHelp(page: Page, lost: Person): Promise<void> {
  await startSignIn(page, lost);
  await page.getByRole("link", { name: "I have lost my phone and my codes" }).click();
  await page.getByLabel("What happened?").fill("My phone fell into the sea");
  await page.getByRole("button", { name: "Ask for help" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your request is with the administrators");
}

/** Comes to the page where a request is decided. */
async function goToDecision(page: Page, admin: Person, email: string): Promise<void> {
  await page.goto("/admin/resets");
  const row = page.getByRole("listitem").filter({ hasText: email });
  await row.getByRole("link", { name: `Look at it ${email}` }).click();
  await expect(page.getByText("My phone fell into the sea")).toBeVisible();
  await expect(page.getByText("a browser that never signed in")).toBeVisible();
  await page.getByRole("link", { name: "Decide" }).click();
  await enterCode(page, admin, await admin.phone.nextCode(), admin.names.verify);
}

/** Where nobody can be mailed to, because nobody confirmed an address: the administrator hands the link over. */
async function approve(page: Page, admin: Person, email: string): Promise<string> {
  await goToDecision(page, admin, email);
  await page.getByLabel("Why").selectOption("lost-codes");
  await page.getByLabel("How do you know").fill("Called back on the number on file");
  await page.getByLabel("typed in full").fill(email);
  await page.getByRole("button", { name: "Approve" }).click();
  await expect(page.getByRole("status").first()).toContainText("The second factor was reset");
  await expect(page.getByRole("button", { name: "Refuse the request" })).toBeHidden();
  return page.getByLabel("One-time link").inputValue();
}

test("a lost phone: asking, an administrator's yes, link and password, a new phone (R74)", async ({
  page,
  admin,
  otherBrowser,
}) => {
  const lost = await plantLost();
  const theirs = await otherBrowser();
  await askForHelp(theirs, lost);
  const link = await approve(page, admin, lost.email);
  expect(page.url()).not.toContain("#");
  await page.goto("/admin/users");
  await page.getByLabel("Search").fill(lost.email);
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: lost.email }).click();
  await expect(page.getByText("the password alone is not enough")).toBeVisible();
  await expect(page.getByRole("button", { name: "Remind to enroll" })).toHaveCount(0);
  await enterPassword(theirs, lost);
  await expect(theirs.getByRole("alert").filter({ hasText: "Your second factor was reset" })).toBeVisible();
  expect(
    query(
      POLICY_REQUIRED_URL,
      "SELECT s.id FROM Session s JOIN Account a ON a.id = s.accountId WHERE a.email = ?",
      lost.email,
    ),
  ).toEqual([]);

  await theirs.goto(link);
  await expect(theirs).toHaveURL(/\/re-enroll$/);
  await theirs.getByLabel("Password").fill(lost.password);
  await theirs.getByRole("button", { name: "Continue" }).click();
  await expect(theirs).toHaveURL(PATHS.enroll);
  await theirs.goto("/account");
  await expect(theirs).toHaveURL(PATHS.enroll);
  await enroll(theirs, lost);
  await saveCodes(theirs, lost);
  await signOut(theirs, lost);
  await signIn(theirs, lost);
});

test("a request that is refused can be approved by nothing that is left on the page", async ({
  page,
  admin,
  otherBrowser,
}) => {
  const lost = await plantLost();
  await askForHelp(await otherBrowser(), lost);
  await goToDecision(page, admin, lost.email);
  const reason = page.getByLabel("What you tell the person");
  await reason.fill("short");
  await page.getByRole("button", { name: "Refuse the request" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "at least 10 characters" })).toBeVisible();
  await expect(reason).toHaveValue("short");
  await reason.fill("Come to the desk with your passport, please.");
  await page.getByRole("button", { name: "Refuse the request" }).click();
  await expect(page).toHaveURL("/admin/resets");
  await expect(page.getByRole("status").filter({ hasText: "The request was refused" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Approve" })).toHaveCount(0);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a reset shows its link once, and the link is pasted (R74)", async ({ page, person, browser }) => {
    const admin = { ...newPerson({ hasScripts: false }) };
    await plantAdmin(page.context(), admin, POLICY_REQUIRED_URL);
    await plantSignedIn(new Client(POLICY_REQUIRED_URL), person, POLICY_REQUIRED_URL);
    const [row] = query<{ id: string }>(
      POLICY_REQUIRED_URL,
      "SELECT id FROM Account WHERE email = ?",
      person.email,
    );
    const path = `/admin/users/${row?.id}/reset`;
    await page.goto(path);
    await enterCode(page, admin, await admin.phone.nextCode(), admin.names.verify);
    await expect(page).toHaveURL(new RegExp(`${path}$`));
    await page.getByLabel("Why").selectOption("stolen");
    await page.getByLabel("How do you know").fill("short");
    await page.getByLabel("typed in full").fill(person.email);
    await page.getByRole("button", { name: "Reset second factor" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "at least 10 characters" })).toBeVisible();
    await expect(page.getByLabel("Why")).toHaveValue("stolen");
    await page.getByLabel("How do you know").fill("She came by and showed her passport");
    await page.getByRole("button", { name: "Reset second factor" }).click();
    const link = await page.getByLabel("One-time link").inputValue();
    expect(link).toMatch(/\/re-enroll#[\w-]{43}$/);

    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: POLICY_REQUIRED_URL });
    const theirs = await context.newPage();
    await theirs.goto("/re-enroll");
    await theirs.getByLabel("Link from the email").fill(link);
    await theirs.getByLabel("Password").fill(person.password);
    await theirs.getByRole("button", { name: "Continue" }).click();
    await expect(theirs).toHaveURL(PATHS.enroll);
    await context.close();
  });
});
