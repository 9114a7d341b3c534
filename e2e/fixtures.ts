// Owns what every browser test is given: watched browsers, a new person, and people who are enrolled already.
import {
  test as base,
  type Page,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
  type PlaywrightWorkerOptions,
  type TestType,
} from "@playwright/test";
import { Client } from "./client";
import { type FaultWatch, watchFaults } from "./fault-watch";
import { newPerson, type Person } from "./person";
import { plantSignedIn } from "./plant-signed-in";
import { plantAdmin } from "./planted-admin";

export { expect } from "@playwright/test";

interface Fixtures {
  /** Asks as a stranger, who may become somebody. */
  request: Client;
  faults: FaultWatch;
  /** Somebody whom the server does not know yet. */
  person: Person;
  /** Somebody enrolled, with saved recovery codes, who is signed in in this test's browser. */
  member: Person;
  /** Somebody enrolled who is an administrator, signed in in this test's browser. */
  admin: Person;
  /** A page in a browser of its own, with no cookie of any other. */
  otherBrowser: () => Promise<Page>;
}

/** The resource line that Chromium writes for an answer of this status. */
export function statusLine(status: number): RegExp {
  return new RegExp(`Failed to load resource: the server responded with a status of ${status}`);
}

/** Playwright's, whose own `request` ours takes the place of. */
const playwrights = base as unknown as TestType<
  Omit<PlaywrightTestArgs, "request"> & PlaywrightTestOptions,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions
>;

export const test = playwrights.extend<Fixtures>({
  request: async ({ baseURL }, use) => {
    await use(new Client(String(baseURL)));
  },
  faults: async ({ baseURL }, use) => {
    const watch = watchFaults(String(baseURL));
    await use(watch);
    watch.check();
  },
  context: async ({ context, faults }, use) => {
    faults.attach(context);
    await use(context);
  },
  person: async ({ javaScriptEnabled }, use) => {
    await use(newPerson({ hasScripts: javaScriptEnabled !== false }));
  },
  member: async ({ context, person, baseURL }, use) => {
    await plantSignedIn(context, person, String(baseURL));
    await use(person);
  },
  admin: async ({ context, person, baseURL }, use) => {
    await plantAdmin(context, person, String(baseURL));
    await use(person);
  },
  otherBrowser: async ({ browser, faults }, use) => {
    const contexts: { close(): Promise<void> }[] = [];
    await use(async () => {
      const context = await browser.newContext();
      contexts.push(context);
      faults.attach(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});
