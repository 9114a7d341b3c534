// Bad input by real posts to the forms of strangers: refused beside the field, no server error, no change (R22).
import { badEverything, badShapes } from "./bad-fields";
import { everythingAbout, query } from "./database";
import { expectRefused } from "./expect-refused";
import { expect, test } from "./fixtures";
import { readForm } from "./form-post";
import { offerPassword } from "./offer-password";
import { newPerson } from "./person";
import { POLICY_REQUIRED_URL } from "./servers";

const rows = (email: string) => everythingAbout(POLICY_REQUIRED_URL, email);

test("sign-up", async ({ request }) => {
  const { email, password } = newPerson();
  const form = await readForm(request, "/sign-up", "Create account");
  const longPassword = {
    title: "too long",
    fields: [["password", `${password}${"x".repeat(110)}`] as const],
  };
  const badEmail = badEverything("email", email);
  await expectRefused(request, { form, name: "email", bad: badEmail, rest: [["password", password]] });
  const badPassword = [...badShapes("password", password), longPassword];
  await expectRefused(request, { form, name: "password", bad: badPassword, rest: [["email", email]] });
  for (const address of [
    "a@b",
    "a@b.",
    "a b@example.org",
    "a@x.org,b@y.org",
    "a@x.org\r\nBcc: b@y.org",
    "<a@x.org>",
  ]) {
    const bad = [{ title: address, fields: [["email", address] as const] }];
    await expectRefused(request, { form, name: "email", bad, rest: [["password", password]] });
  }
  expect(query(POLICY_REQUIRED_URL, "SELECT id FROM Account WHERE email LIKE ?", `%${email}%`)).toEqual([]);
});

test("sign-in", async ({ request, member }) => {
  const form = await readForm(request, "/sign-in", "Sign in");
  const { email, password } = member;
  const before = rows(email);
  await expectRefused(request, {
    form,
    name: "email",
    bad: badEverything("email", email),
    rest: [["password", password]],
  });
  const shapes = badShapes("password", password).filter(({ title }) => title !== "blank");
  await expectRefused(request, { form, name: "password", bad: shapes, rest: [["email", email]] });
  expect(rows(email)).toEqual(before);
});

test("the second step: codes and recovery codes", async ({ request, member }) => {
  await offerPassword(request, member);
  const before = rows(member.email);
  const code = await member.phone.nextCode();
  const verify = await readForm(request, "/sign-in/verify", "Verify");
  await expectRefused(request, { form: verify, name: "code", bad: badEverything("code", code), rest: [] });
  const recovery = await readForm(request, "/sign-in/recovery", "Verify");
  const bad = badEverything("code", String(member.recoveryCodes[0]));
  await expectRefused(request, { form: recovery, name: "code", bad, rest: [] });
  expect(rows(member.email), "no try was counted, no session opened").toEqual(before);
});
