// Who may be where: every page, asked for by strangers, newcomers and members, in every disguise.
import { allPages, PUBLIC_PAGES, sessionPages, TICKET_PAGES } from "./app-map";
import { type Asker, clientOf } from "./client";
import { expect, test } from "./fixtures";
import { destination } from "./form-post";
import { offerPassword } from "./offer-password";
import { plantAccount } from "./planted-member";
import { POLICY_REQUIRED_URL } from "./servers";

/** What an account that must enroll first may reach. */
const NEWCOMERS_PAGES = [
  "/account/privacy",
  "/account/privacy/delete",
  "/account/two-factor/enroll",
  "/account/two-factor/passkeys/add",
  "/step-up?for=turn-off",
];

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

async function expectOutside(request: Asker, path: string, headers = {}): Promise<void> {
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

test("no disguise and no other spelling of an address opens a page (R23, R98)", async ({ request }) => {
  for (const path of sessionPages()) {
    for (const headers of DISGUISES) await expectOutside(request, path, headers);
    for (const spelling of SPELLINGS) await expectOutside(request, spelling(path));
  }
});

test("the same pages do open for a member, so that the two tests above mean something", async ({
  context,
  member,
}) => {
  const request = await clientOf(context, POLICY_REQUIRED_URL);
  expect(member.phone.issuer).toBe("Twofold");
  for (const path of sessionPages().filter((address) => !address.includes("nothing"))) {
    expect(INSIDE.test(await (await request.get(path)).text()), path).toBe(true);
  }
});

test("an account that has not enrolled reaches enrollment, sign-out and deletion alone (R4)", async ({
  request,
  person,
}) => {
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

test("a ticket opens the second step and no other page that strangers may not open", async ({
  request,
  member,
}) => {
  await offerPassword(request, member);
  for (const path of sessionPages()) {
    const response = await request.get(path, { maxRedirects: 0 });
    expect([response.status(), destination(response)], path).toEqual([307, "/sign-in"]);
  }
  for (const path of TICKET_PAGES) {
    const response = await request.get(path);
    expect([response.status(), new URL(response.url()).pathname], path).toEqual([
      200,
      // Whoever has no channel is shown what there is; whoever has no passkey, what comes first.
      path.replace("/code", "/methods").replace("/passkey", "/verify"),
    ]);
    expect(await response.text(), path).not.toContain(member.email);
  }
});
