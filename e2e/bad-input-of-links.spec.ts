// Bad input by real posts to the pages of mailed links: refused in words, no server error, no change.
import { badEverything, badShapes } from "./bad-fields";
import { everythingAbout, query } from "./database";
import { expectRefused } from "./expect-refused";
import { expect, test } from "./fixtures";
import { alertsIn, destination, type Field, postForm, readForm } from "./form-post";
import { linksTo, nextLink } from "./mailbox";
import { newPerson } from "./person";
import { POLICY_REQUIRED_URL } from "./servers";

const TOKEN = "A".repeat(43);
const NEW_PASSWORD: Field = ["password", "copper-meadow-41-lantern"];
/** The pages of links, their buttons, and what else their forms ask for. */
const LINK_PAGES: { path: string; button: string; rest: Field[] }[] = [
  { path: "/confirm-email", button: "Confirm email address", rest: [] },
  { path: "/undo-email", button: "Restore this address", rest: [] },
  { path: "/not-me", button: "This was not me: secure my account", rest: [] },
  { path: "/reset-password", button: "Save password", rest: [NEW_PASSWORD] },
  { path: "/confirm-sign-up", button: "Create account", rest: [NEW_PASSWORD] },
  { path: "/invitation", button: "Create account", rest: [NEW_PASSWORD] },
];

for (const { path, button, rest } of LINK_PAGES) {
  test(`${path}: whatever stands in the place of its token (R22)`, async ({ request, member }) => {
    const before = everythingAbout(POLICY_REQUIRED_URL, member.email);
    const accounts = () => query(POLICY_REQUIRED_URL, "SELECT id FROM Account WHERE email LIKE 'A%'").length;
    expect(accounts()).toBe(0);
    const form = await readForm(request, path, button);
    const hidden = form.hidden.filter(([name]) => name !== "token");
    for (const { title, fields } of badEverything("token", TOKEN)) {
      const response = await postForm(request, { ...form, hidden }, [...rest, ...fields]);
      expect([response.status(), destination(response)], title).toEqual([200, ""]);
      expect(alertsIn(await response.text()).join(), title).not.toBe("");
    }
    expect(accounts()).toBe(0);
    expect(everythingAbout(POLICY_REQUIRED_URL, member.email)).toEqual(before);
  });
}

test("the password of a reset is refused in every bad shape, and its link outlives that", async ({
  request,
  member,
}) => {
  const ask = await readForm(request, "/forgot-password", "Send link");
  await postForm(request, ask, [["email", member.email]]);
  const link = await nextLink(POLICY_REQUIRED_URL, member.email, "/reset-password");
  const token: Field = ["token", new URL(link).hash.slice(1)];
  const form = await readForm(request, "/reset-password", "Save password");
  const good = String(NEW_PASSWORD[1]);
  const tooLong = { title: "too long", fields: [["password", "x".repeat(300)] as const] };
  const bad = [...badShapes("password", good), tooLong];
  await expectRefused(request, { form, name: "password", bad, rest: [token] });
  const answer = await postForm(request, form, [token, NEW_PASSWORD]);
  expect(destination(answer)).toBe("/sign-in?again=password");
});

test("asking for a link takes one address and nothing else, and mails nobody", async ({ request }) => {
  const { email } = newPerson();
  const form = await readForm(request, "/forgot-password", "Send link");
  const bad = badEverything("email", email);
  await expectRefused(request, { form, name: "email", bad, rest: [] });
  expect(await linksTo(POLICY_REQUIRED_URL, email, "/reset-password")).toEqual([]);
});
