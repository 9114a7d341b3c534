// Owns people who exist when a test begins, signed in without a browser: made through the app's own forms.
import { expect } from "@playwright/test";
import { scan } from "./authenticator";
import type { Answer, Asker } from "./client";
import { hasPreparedCodes } from "./database";
import { destination, type Field, formIn, postForm, readForm, unescapeHtml } from "./form-post";
import { nextLink } from "./mailbox";
import type { Person } from "./person";
import { CONFIRMED_URL } from "./servers";

function expectRedirect(response: Answer, path: string): void {
  if (destination(response) !== path) {
    throw new Error(`${response.status()} to "${destination(response)}" instead of ${path}`);
  }
}

/** Signs somebody up; afterwards `request` holds the session, which may reach enrollment only. */
export async function plantAccount(request: Asker, person: Person): Promise<void> {
  const { email, password } = person;
  const fields: Field[] = [
    ["email", email],
    ["password", password],
  ];
  const form = await readForm(request, "/sign-up", "Create account");
  const answer = await postForm(request, form, fields);
  const isDone = !form.address.startsWith(CONFIRMED_URL);
  expectRedirect(isDone ? answer : await confirmSignUp(request, person), "/account/two-factor/enroll");
}

/** Follows the mailed link with the password, where one comes first. */
async function confirmSignUp(request: Asker, { email, password }: Person): Promise<Answer> {
  const link = await nextLink(CONFIRMED_URL, email, "/confirm-sign-up");
  const fields: Field[] = [
    ["token", new URL(link).hash.slice(1)],
    ["password", password],
  ];
  return postForm(request, await readForm(request, "/confirm-sign-up", "Create account"), fields);
}

/** Enrolls an account that is signed in, down to the page of new recovery codes, which are not saved yet. */
export async function plantAuthenticator(request: Asker, person: Person): Promise<void> {
  const page = await request.get("/account/two-factor/enroll");
  const html = await page.text();
  // A person needs longer than this to scan; being faster would make the server hash ten codes twice.
  await expect.poll(() => hasPreparedCodes(new URL(page.url()).origin, person.email)).toBe(true);
  person.phone = scan(unescapeHtml(/href="(otpauth:[^"]+)"/.exec(html)?.[1] ?? ""));
  const fields: Field[] = [
    ["name", "Test phone"],
    ["code", await person.phone.nextCode()],
  ];
  const confirmed = await postForm(request, formIn(html, page.url(), "Confirm"), fields);
  expectRedirect(confirmed, "/account/two-factor/recovery-codes");
  const codes = await (await request.get("/account/two-factor/recovery-codes")).text();
  person.recoveryCodes = [...codes.matchAll(/<li [^>]*>([0-9A-Z]{4}-[0-9A-Z]{4})<\/li>/g)].map(([, code]) =>
    String(code),
  );
}
