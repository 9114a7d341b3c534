// The same form posted many times at once makes one thing: one authenticator, one account.
import { scan } from "./authenticator";
import { query } from "./database";
import { expect, test } from "./fixtures";
import { destination, postForm, readForm, unescapeHtml } from "./form-post";
import { newPerson } from "./person";
import { plantAccount } from "./planted-member";
import { POLICY_REQUIRED_URL } from "./servers";

test("parallel confirmations make one authenticator and one batch of codes", async ({ page, person }) => {
  const { request } = page.context();
  await plantAccount(request, person);
  const html = await (await request.get("/account/two-factor/enroll")).text();
  const phone = scan(unescapeHtml(/href="(otpauth:[^"]+)"/.exec(html)?.[1] ?? ""));
  const form = await readForm(request, "/account/two-factor/enroll", "Confirm");
  const code = await phone.nextCode();
  const fields = [
    ["name", "Phone"],
    ["code", code],
  ] as const;
  await Promise.all(Array.from({ length: 5 }, () => postForm(request, form, fields)));
  const count = (table: string) =>
    query(
      POLICY_REQUIRED_URL,
      `SELECT id FROM ${table} WHERE accountId = (SELECT id FROM Account WHERE email = ?)`,
      person.email,
    ).length;
  expect([count("Authenticator"), count("RecoveryBatch"), count("Enrollment"), count("Session")]).toEqual([
    1, 1, 0, 1,
  ]);
});

test("parallel sign-ups with one address make one account", async ({ request }) => {
  const { email, password } = newPerson();
  const form = await readForm(request, "/sign-up", "Create account");
  const spellings = [email, email.toUpperCase(), ` ${email} `, email.replace("person", "ｐerson")];
  const posts = spellings.map((address) =>
    postForm(request, form, [
      ["email", address],
      ["password", password],
    ]),
  );
  const answers = await Promise.all(posts);
  expect(answers.filter((answer) => destination(answer) !== "")).toHaveLength(1);
  expect(query(POLICY_REQUIRED_URL, "SELECT id FROM Account WHERE email = ?", email)).toHaveLength(1);
});
