// Owns a person of a test, and what people do on the pages: sign up, enroll, sign in and out.
import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { type Authenticator, scan } from "./authenticator";
import { NAMES, type Names } from "./names";

export const PATHS = {
  enroll: /\/account\/two-factor\/enroll$/,
  recoveryCodes: /\/account\/two-factor\/recovery-codes$/,
  account: /\/account$/,
  twoFactor: /\/account\/two-factor$/,
  verify: /\/sign-in\/verify$/,
  signIn: /\/sign-in$/,
};

export interface Person {
  readonly email: string;
  readonly password: string;
  /** The app on the phone; there is one after enrolling. */
  phone: Authenticator;
  /** As they were shown, XXXX-XXXX. */
  recoveryCodes: string[];
  /** The names of things in this person's language. */
  names: Names;
  /** False where the browser runs no scripts: then nothing submits itself. */
  hasScripts: boolean;
}

const NO_PHONE: Authenticator = new Proxy({} as Authenticator, {
  get: () => {
    throw new Error("this person has not enrolled");
  },
});

/** Somebody new, whom no server knows yet. */
export function newPerson(own: Partial<Person> = {}): Person {
  return {
    email: `person-${randomUUID()}@example.org`,
    password: "violet-harbor-77-lantern",
    phone: NO_PHONE,
    recoveryCodes: [],
    names: NAMES,
    hasScripts: true,
    ...own,
  };
}

/** From the sign-up form to the enrollment page. */
export async function signUp(page: Page, person: Person): Promise<void> {
  const { email, password, createAccount } = person.names;
  await page.goto("/sign-up");
  await page.getByLabel(email).fill(person.email);
  await page.getByLabel(password).fill(person.password);
  await page.getByRole("button", { name: createAccount }).click();
  await expect(page).toHaveURL(PATHS.enroll);
}

/** Scans what the enrollment page shows. */
export async function scanPage(page: Page, { names }: Person): Promise<Authenticator> {
  const uri = await page.getByRole("link", { name: names.openInApp }).getAttribute("href");
  return scan(String(uri));
}

/** Types a code. Where scripts run the sixth digit posts it; without them the button does. */
export async function enterCode(page: Page, person: Person, code: string, button: string): Promise<void> {
  // On a busy machine the boxes would otherwise replace the plain field in the middle of filling it.
  if (person.hasScripts) await expect(page.locator("[data-input-otp]")).toBeVisible();
  await page.getByLabel(person.names.code).fill(code);
  if (!person.hasScripts) await page.getByRole("button", { name: button }).click();
}

/** On the enrollment page: scan, confirm, and keep the recovery codes that come. */
export async function enroll(page: Page, person: Person): Promise<void> {
  person.phone = await scanPage(page, person);
  await enterCode(page, person, await person.phone.nextCode(), person.names.confirm);
  await expect(page).toHaveURL(PATHS.recoveryCodes);
  const list = page.getByRole("list", { name: person.names.recoveryCodes });
  await expect(list.getByRole("listitem")).toHaveCount(10);
  person.recoveryCodes = await list.getByRole("listitem").allTextContents();
}

/** On the page of new recovery codes: says that they are saved, and goes on to the account. */
export async function saveCodes(page: Page, { names }: Person): Promise<void> {
  await page.getByRole("checkbox", { name: names.saved }).check();
  await page.getByRole("button", { name: names.continue }).click();
  await expect(page).toHaveURL(PATHS.account);
}

/** The password, the first of two steps. */
export async function enterPassword(page: Page, person: Person): Promise<void> {
  const { email, password, signIn } = person.names;
  await page.goto("/sign-in");
  await page.getByLabel(email).fill(person.email);
  await page.getByLabel(password).fill(person.password);
  await page.getByRole("button", { name: signIn }).click();
}

/** The password, up to the page that asks for the second factor. */
export async function startSignIn(page: Page, person: Person): Promise<void> {
  await enterPassword(page, person);
  await expect(page).toHaveURL(PATHS.verify);
}

/** Both steps, with the next code of the phone. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await startSignIn(page, person);
  await enterCode(page, person, await person.phone.nextCode(), person.names.verify);
  await expect(page).toHaveURL(PATHS.account);
}

/** Signs out, to the front page. */
export async function signOut(page: Page, { names }: Person): Promise<void> {
  await page.getByRole("button", { name: names.signOut }).click();
  await expect(page).toHaveURL(/\/$/);
}
