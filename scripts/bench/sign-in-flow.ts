// Owns one sign-in as a person does it: with the form open, the password, the code and the landing page.
import { Browserless } from "@/scripts/bench/browserless";
import type { Page } from "@/scripts/bench/page-form";
import { PASSWORD, type PlantedPerson } from "@/scripts/bench/planted-people";

/** Sign-ins that are under way at any moment. */
export const AT_ONCE = 16;

/** Somebody with the sign-in form open. */
export interface Visitor {
  browser: Browserless;
  page: Page;
  person: PlantedPerson;
}

/** The page, if it is the right one; else throws, because a flow that fails fast must not count as a fast flow. */
export function expectPage(page: Page, path: string): Page {
  if (page.status === 200 && page.path === path) return page;
  throw new Error(`expected ${path}, came to ${page.path} with ${page.status}`);
}

/** Opens the sign-in form for each person, in a new browser. */
export async function seatVisitors(origin: string, people: readonly PlantedPerson[]): Promise<Visitor[]> {
  const visitors: Visitor[] = [];
  for (const person of people) {
    const browser = new Browserless(origin);
    visitors.push({ browser, page: expectPage(await browser.open("/sign-in"), "/sign-in"), person });
  }
  return visitors;
}

/** Sends the password. Returns the page that it leads to. */
export function givePassword({ browser, page, person: { email } }: Visitor): Promise<Page> {
  return browser.submit(page, { email, password: PASSWORD });
}

/**
 * Sends the code. Returns the landing page.
 * @param verify the page with the six boxes
 */
export async function giveCode({ browser, person }: Visitor, verify: Page): Promise<Page> {
  return expectPage(await browser.submit(verify, { code: person.currentCode() }), "/account");
}

/** Signs all visitors in, AT_ONCE of them at a time, and lets them go. */
export async function signInAll(visitors: readonly Visitor[]): Promise<void> {
  const waiting = visitors.values();
  const lane = async () => {
    for (const visitor of waiting) {
      await giveCode(visitor, expectPage(await givePassword(visitor), "/sign-in/verify"));
      visitor.browser.close();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}
