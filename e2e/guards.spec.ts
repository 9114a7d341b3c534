// Who may be where: every page and every server action, asked by strangers, newcomers and members.
import type { APIRequestContext } from "@playwright/test";
import { allActions, allPages, PUBLIC_ACTIONS, PUBLIC_PAGES, sessionPages, TICKET_PAGES } from "./app-map";
import { actionDestination, callAction } from "./call-action";
import { everythingAbout } from "./database";
import { expect, test } from "./fixtures";
import { destination } from "./form-post";
import { plantAccount } from "./planted-member";
import { POLICY_REQUIRED_URL } from "./servers";

/** What an account that must enroll first may reach. */
const NEWCOMERS_PAGES = [
  "/account/privacy",
  "/account/privacy/delete",
  "/account/two-factor/enroll",
  "/step-up?for=turn-off",
];
const NEWCOMERS_ACTIONS = [
  "confirmEnrollmentAction",
  "deleteAccountAction",
  "signOutAction",
  "startEnrollmentAction",
  "stepUpWithCodeAction",
  "stepUpWithPasswordAction",
  "stepUpWithRecoveryCodeAction",
];
/** Acts that a signed-in member has to prove themselves for again. */
const STEPPED_UP_ACTIONS = {
  deleteAccountAction: "/step-up?for=delete-account",
  removeAction: "/step-up?for=remove-authenticator",
  renameAction: "/step-up?for=rename-authenticator",
  replaceAction: "/step-up?for=replace-recovery-codes",
  turnOffAction: "/step-up?for=turn-off",
};

/** Ways in which others asked for pages behind guards, and got them. */
const DISGUISES: Record<string, string>[] = [
  {},
  { rsc: "1" },
  { rsc: "1", "next-router-prefetch": "1" },
  { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" },
  { "x-middleware-subrequest": "src/middleware", "x-nextjs-data": "1" },
  { "x-forwarded-host": "evil.example", "x-forwarded-for": "127.0.0.1", "x-real-ip": "127.0.0.1" },
  { authorization: "Bearer %", "x-forwarded-for": "a" },
];
const SPELLINGS = [
  (path: string) => `${path}/`,
  (path: string) => `${path}.rsc`,
  (path: string) => `/${path}`,
  (path: string) => path.toUpperCase(),
  (path: string) => path.replace("/account", "/%61ccount"),
  (path: string) => `${path}?nxtPid=1`,
];

/** What only a signed-in page says. */
const INSIDE = /Sign out|otpauth:|Signed in as|Before you /;

async function expectOutside(request: APIRequestContext, path: string, headers = {}): Promise<void> {
  const response = await request.get(`${POLICY_REQUIRED_URL}${path}`, { headers, maxRedirects: 0 });
  const told = `${path} with ${JSON.stringify(headers)}`;
  expect(response.status(), told).toBeLessThan(500);
  expect(INSIDE.exec(await response.text())?.[0], told).toBeUndefined();
  const cookies = response.headersArray().filter(({ name }) => name.toLowerCase() === "set-cookie");
  expect(cookies, told).toEqual([]);
}

test("a page that needs a session sends strangers to sign in", async ({ request }) => {
  for (const path of [...PUBLIC_PAGES, ...TICKET_PAGES]) expect(allPages()).toContain(path);
  expect(sessionPages().length).toBeGreaterThan(8);
  for (const path of [...sessionPages(), ...TICKET_PAGES]) {
    const response = await request.get(path, { maxRedirects: 0 });
    expect([response.status(), destination(response)], path).toEqual([307, "/sign-in"]);
  }
});

test("no disguise and no other spelling of an address opens a page", async ({ request }) => {
  for (const path of sessionPages()) {
    for (const headers of DISGUISES) await expectOutside(request, path, headers);
    for (const spelling of SPELLINGS) await expectOutside(request, spelling(path));
  }
});

test("the same pages do open for a member, so that the two tests above mean something", async ({ page, member }) => {
  const { request } = page.context();
  expect(member.phone.issuer).toBe("Twofold");
  for (const path of sessionPages().filter((address) => !address.includes("nothing"))) {
    expect(INSIDE.test(await (await request.get(path)).text()), path).toBe(true);
  }
});

test("an account that has not enrolled reaches enrollment, sign-out and deletion alone", async ({ page, person }) => {
  const { request } = page.context();
  await plantAccount(request, person);
  for (const path of sessionPages()) {
    const response = await request.get(path, { maxRedirects: 0 });
    if (!NEWCOMERS_PAGES.includes(path)) {
      expect([response.status(), destination(response)], path).toEqual([307, "/account/two-factor/enroll"]);
    } else if (path === "/account/privacy/delete") {
      expect(destination(response)).toBe("/step-up?for=delete-account");
    } else {
      expect(response.status(), path).toBe(200);
    }
  }
});

test("a server action sends strangers to sign in, and does nothing", async ({ request, member }) => {
  const before = everythingAbout(POLICY_REQUIRED_URL, member.email);
  const actions = allActions();
  for (const name of PUBLIC_ACTIONS) expect(actions.map((action) => action.name)).toContain(name);
  expect(actions.length).toBeGreaterThan(15);
  for (const action of actions.filter(({ name }) => !PUBLIC_ACTIONS.includes(name))) {
    const response = await callAction(request, POLICY_REQUIRED_URL, action, { code: "123456", name: "x" });
    expect(`${action.name} ${actionDestination(response)}`).toBe(`${action.name} /sign-in`);
  }
  expect(everythingAbout(POLICY_REQUIRED_URL, member.email)).toEqual(before);
});

test("a server action does for a newcomer what the pages do, and no more", async ({ page, person }) => {
  const { request } = page.context();
  await plantAccount(request, person);
  const before = everythingAbout(POLICY_REQUIRED_URL, person.email);
  const closed = allActions().filter(({ name }) => ![...PUBLIC_ACTIONS, ...NEWCOMERS_ACTIONS].includes(name));
  expect(closed.length).toBeGreaterThan(4);
  for (const action of closed) {
    const response = await callAction(request, POLICY_REQUIRED_URL, action, { saved: "on", name: "x", id: "x" });
    expect(`${action.name} ${actionDestination(response)}`).toBe(`${action.name} /account/two-factor/enroll`);
  }
  expect(everythingAbout(POLICY_REQUIRED_URL, person.email)).toEqual(before);
});

test("a sensitive act sends a member to prove themselves first", async ({ page, member }) => {
  const before = everythingAbout(POLICY_REQUIRED_URL, member.email);
  for (const [name, stepUp] of Object.entries(STEPPED_UP_ACTIONS)) {
    const action = allActions().find((candidate) => candidate.name === name);
    if (!action) throw new Error(`no action ${name}`);
    const response = await callAction(page.context().request, POLICY_REQUIRED_URL, action, { id: "x", name: "x" });
    expect(`${name} ${actionDestination(response)}`).toBe(`${name} ${stepUp}`);
  }
  expect(everythingAbout(POLICY_REQUIRED_URL, member.email)).toEqual(before);
});
