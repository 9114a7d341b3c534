// Whose administration is: pages, actions and route handlers that are not there for anybody else (R72).
import { adminActions, adminPages, adminRoutes } from "./app-map";
import { callAction } from "./call-action";
import { type Asker, Client, clientOf } from "./client";
import { expect, test } from "./fixtures";
import { destination } from "./form-post";
import { offerPassword } from "./offer-password";
import { newPerson } from "./person";
import { plantAccount } from "./planted-member";
import { giveRole } from "./planted-rows";
import { POLICY_REQUIRED_URL } from "./servers";

/** Ways in which others asked for pages behind guards, and got them. */
const DISGUISES: Record<string, string>[] = [
  {},
  { rsc: "1" },
  { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" },
  { "x-forwarded-host": "evil.example", authorization: "Bearer %" },
];

/**
 * A flight is first sent to the same address with a key. Next then answers it with 200 and the 404 inside; to a
 * prefetch it tells the parts of the address alone, and renders nothing.
 */
async function expectNoPage(request: Asker, path: string, headers: Record<string, string>): Promise<void> {
  const told = `${path} ${JSON.stringify(headers)}`;
  const first = await request.get(path, { headers, maxRedirects: 0 });
  const isSent = headers.rsc && destination(first).startsWith(`${path}?_rsc`);
  const response = isSent ? await request.get(destination(first), { headers, maxRedirects: 0 }) : first;
  const text = await response.text();
  const isPrefetch = "next-router-prefetch" in headers;
  const isFlight = isSent && response.status() === 200;
  if (!isFlight) expect([404, 405], told).toContain(response.status());
  else if (!isPrefetch) expect(text, told).toContain("NEXT_HTTP_ERROR_FALLBACK;404");
  expect(text, told).not.toMatch(/aria-label"?[=:]"Administration/);
}

/** Asks for everything of administrators, and expects to be told that there is no such thing. */
async function expectNothingThere(request: Asker): Promise<void> {
  const headers = { origin: POLICY_REQUIRED_URL };
  for (const path of [...adminPages(), ...adminRoutes()]) {
    for (const disguise of DISGUISES) {
      await expectNoPage(request, path, disguise);
    }
  }
  for (const path of adminRoutes()) {
    const response = await request.post(path, { headers, maxRedirects: 0 });
    expect([404, 405], path).toContain(response.status());
  }
  for (const action of adminActions()) {
    const response = await callAction(request, POLICY_REQUIRED_URL, action, { id: "x", email: "x" });
    expect(`${action.name} ${response.status()}`).toBe(`${action.name} 404`);
  }
}

test("strangers, ticket holders, newcomers and members find nothing there", async ({
  context,
  member,
  request,
}) => {
  expect(adminPages().length).toBeGreaterThan(4);
  await expectNothingThere(request);
  await offerPassword(request, member);
  await expectNothingThere(request);
  await expectNothingThere(await clientOf(context, POLICY_REQUIRED_URL));
  const newcomers = new Client(POLICY_REQUIRED_URL);
  await plantAccount(newcomers, newPerson());
  await expectNothingThere(newcomers);
});

/** What is there of a page without scripts: all but these, their keys, React's marks, and what is said to machines. */
const seen = (html: string) =>
  html.replace(
    /<script.*?<\/script>|<!--.*?-->| nonce="[^"]*"|<meta name="(robots|next-size-adjust)"[^>]*>/gs,
    "",
  );

test("without scripts, too, it all looks like an address that leads nowhere", async ({ request }) => {
  const unknown = await request.get("/nothing/of/the/kind");
  const nothing = seen(await unknown.text());
  expect(nothing).toContain("Nothing here");
  for (const path of [...adminPages(), "/setup", "/setup?token=x"]) {
    const answer = await request.get(path);
    const html = await answer.text();
    expect([answer.status(), seen(html)], path).toEqual([404, nothing]);
    expect(html).toContain('<meta name="robots" content="noindex"');
  }
});

test("an administrator finds the pages, and a role that is taken away takes them at once", async ({
  context,
  admin,
}) => {
  const request = await clientOf(context, POLICY_REQUIRED_URL);
  const pages = adminPages().filter((path) => !path.includes("nothing"));
  for (const path of pages) expect((await request.get(path)).status(), path).toBe(200);
  giveRole(POLICY_REQUIRED_URL, admin.email, "member");
  for (const path of pages) expect((await request.get(path)).status(), path).toBe(404);
});

test("an administrator without a second factor sees enrollment alone", async ({ request, person }) => {
  await plantAccount(request, person);
  giveRole(POLICY_REQUIRED_URL, person.email, "admin");
  for (const path of adminPages()) {
    const response = await request.get(path, { maxRedirects: 0 });
    expect([response.status(), destination(response)], path).toEqual([307, "/account/two-factor/enroll"]);
  }
});
