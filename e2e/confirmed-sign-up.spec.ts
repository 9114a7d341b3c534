// Signing up where a mailed link comes first: nobody learns who has an account, and nobody gets one with a stranger's password.
import type { Page } from "@playwright/test";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./fixtures";
import { linksTo, nextLink } from "./mailbox";
import { enroll, newPerson, PATHS, type Person, saveCodes, signIn, signOut } from "./person";
import { CONFIRMED_URL } from "./servers";

test.use({ baseURL: CONFIRMED_URL });

async function askToSignUp(page: Page, person: Person): Promise<string> {
  await page.goto("/sign-up");
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Check your email" })).toBeVisible();
  return page.getByRole("main").innerText();
}

test("the link and the password make the account, once", async ({ page, person, otherBrowser }) => {
  await askToSignUp(page, person);
  await expectAccessible(page);
  const link = await nextLink(CONFIRMED_URL, person.email, "/confirm-sign-up");
  expect(new URL(link).origin, "links come from APP_URL").toBe(CONFIRMED_URL);
  await page.goto(link);
  await expect(page).toHaveURL(/\/confirm-sign-up$/);
  await expectAccessible(page);
  await page.getByLabel("Password").fill("not-what-I-chose-77");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.locator("main").getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("Password")).toHaveValue("");
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL(PATHS.enroll);
  await enroll(page, person);
  await saveCodes(page, person);
  await expect(page.getByText("Confirm your email address")).toHaveCount(0);
  await signOut(page, person);
  await signIn(page, person);

  const other = await otherBrowser();
  await other.goto(link);
  await other.getByLabel("Password").fill(person.password);
  await other.getByRole("button", { name: "Create account" }).click();
  await expect(other.locator("main").getByRole("alert")).toHaveText(/no longer works/);
});

test("a taken address and a new one get the same answer; its owner gets a mail", async ({ page, person }) => {
  await askToSignUp(page, person);
  await page.goto(await nextLink(CONFIRMED_URL, person.email, "/confirm-sign-up"));
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL(PATHS.enroll);
  await signOut(page, person);
  const taken = await askToSignUp(page, person);
  const stranger = newPerson();
  expect(await askToSignUp(page, stranger)).toBe(taken);
  await nextLink(CONFIRMED_URL, person.email, "/sign-in");
  expect(await linksTo(CONFIRMED_URL, person.email, "/confirm-sign-up")).toHaveLength(1);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("the link is pasted into the form", async ({ page, person }) => {
    await askToSignUp(page, person);
    const link = await nextLink(CONFIRMED_URL, person.email, "/confirm-sign-up");
    await page.goto(link);
    await page.getByLabel("Link from the email").fill(link);
    await page.getByLabel("Password").fill(person.password);
    await page.getByRole("button", { name: "Create account" }).click();
    await expect(page.getByRole("img", { name: "QR code for your authenticator app" })).toBeVisible();
  });
});
