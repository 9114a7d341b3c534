// Posts that no page of ours made: without an Origin, with a null or a foreign one, or to a foreign host.
import { allActions } from "./app-map";
import { callAction } from "./call-action";
import { clientOf } from "./client";
import { everythingAbout, query } from "./database";
import { expect, test } from "./fixtures";
import { destination, postForm, readForm } from "./form-post";
import { newPerson, PATHS } from "./person";
import { POLICY_REQUIRED_URL } from "./servers";

const FOREIGN: Record<string, string>[] = [
  {},
  { origin: "null" },
  { origin: "https://evil.example" },
  { origin: "http://localhost:3218" },
  { origin: "https://localhost:3217" },
  { origin: "http://localhost:3217.evil.example" },
  { origin: "http://evil.localhost:3217" },
  { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
  { origin: POLICY_REQUIRED_URL, "sec-fetch-site": "cross-site" },
];

test("every server action refuses them with 403, and nothing changes (R93)", async ({ context, member }) => {
  const request = await clientOf(context, POLICY_REQUIRED_URL);
  const before = everythingAbout(POLICY_REQUIRED_URL, member.email);
  for (const action of allActions()) {
    for (const headers of FOREIGN) {
      const response = await callAction(request, POLICY_REQUIRED_URL, action, { locale: "zh-CN" }, headers);
      expect(response.status(), `${action.name} ${JSON.stringify(headers)}`).toBe(403);
      expect(response.headers()["set-cookie"]).toBeUndefined();
    }
  }
  expect(everythingAbout(POLICY_REQUIRED_URL, member.email)).toEqual(before);
});

test("plain forms are refused alike, and the same post from our page is taken", async ({ page, member }) => {
  const { request } = page.context();
  await page.goto("/account");
  const signOut = await readForm(request, "/account", "Sign out");
  const before = everythingAbout(POLICY_REQUIRED_URL, member.email);
  for (const headers of FOREIGN) {
    expect((await postForm(request, signOut, [], headers)).status(), JSON.stringify(headers)).toBe(403);
  }
  expect(everythingAbout(POLICY_REQUIRED_URL, member.email)).toEqual(before);
  await page.reload();
  await expect(page).toHaveURL(PATHS.account);
  expect(destination(await postForm(request, signOut, []))).toBe("/");
  await page.reload();
  await expect(page).toHaveURL(PATHS.signIn);
});

test("nobody can be signed up from elsewhere (R24)", async ({ request }) => {
  const { email, password } = newPerson();
  const form = await readForm(request, "/sign-up", "Create account");
  for (const headers of FOREIGN) {
    const response = await postForm(
      request,
      form,
      [
        ["email", email],
        ["password", password],
      ],
      headers,
    );
    expect(response.status()).toBe(403);
  }
  expect(query(POLICY_REQUIRED_URL, "SELECT id FROM Account WHERE email = ?", email)).toEqual([]);
});

test("a page of another site cannot post a form here, and cannot show us in a frame (R91, R93)", async ({
  page,
  member,
}) => {
  const before = everythingAbout(POLICY_REQUIRED_URL, member.email);
  const { hidden } = await readForm(page.context().request, "/account", "Sign out");
  const inputs = hidden.map(([name, value]) => {
    const quoted = value.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
    return `<input type="hidden" name="${name}" value="${quoted}">`;
  });
  const elsewhere = await page.context().browser()?.newContext();
  const attacker = await elsewhere?.newPage();
  if (!elsewhere || !attacker) throw new Error("no browser");
  await elsewhere.addCookies(await page.context().cookies());
  await attacker.route("https://evil.example/", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<form method="post" enctype="multipart/form-data" action="${POLICY_REQUIRED_URL}/account">${inputs.join("")}<button>Win</button></form>
        <iframe src="${POLICY_REQUIRED_URL}/account"></iframe>
        <iframe sandbox="allow-forms allow-scripts" srcdoc='<form method="post" action="${POLICY_REQUIRED_URL}/account"></form><script>document.forms[0].submit()</script>'></iframe>`,
    }),
  );
  await attacker.goto("https://evil.example/");
  const framed = await Promise.all(
    attacker
      .frames()
      .slice(1)
      .map((frame) => frame.content()),
  );
  expect(framed.filter((html) => html.includes(member.email))).toEqual([]);
  const answer = attacker.waitForResponse((response) => response.request().isNavigationRequest());
  await attacker.getByRole("button", { name: "Win" }).click();
  expect((await answer).status()).toBe(403);
  await elsewhere.close();
  expect(everythingAbout(POLICY_REQUIRED_URL, member.email)).toEqual(before);
  await page.goto("/account");
  await expect(page).toHaveURL(PATHS.account);
});

test("another host name is not answered at all", async ({ request }) => {
  for (const host of ["evil.example", "localhost:3218", "localhost", "127.0.0.1.evil.example:3217"]) {
    const response = await request.get("/sign-in", { headers: { host }, maxRedirects: 0 });
    expect(response.status(), host).toBe(421);
  }
});
