// Bad input by real posts to the forms of signed-in people: refused beside the field, no server error, no change.
import { badEverything, badShapes } from "./bad-fields";
import { clientOf } from "./client";
import { everythingAbout } from "./database";
import { expectRefused } from "./expect-refused";
import { expect, test } from "./fixtures";
import { type Field, postForm, readForm } from "./form-post";
import { plantAccount } from "./planted-member";
import { POLICY_REQUIRED_URL } from "./servers";
import { spendRecoveryCode } from "./spend-recovery-code";

const rows = (email: string) => everythingAbout(POLICY_REQUIRED_URL, email);

test("enrollment: name and code", async ({ request, person }) => {
  await plantAccount(request, person);
  const form = await readForm(request, "/account/two-factor/enroll", "Confirm");
  await expect.poll(() => JSON.stringify(rows(person.email)).includes('"sealedCodes":"')).toBe(true);
  const before = rows(person.email);
  const name: Field = ["name", "Phone"];
  await expectRefused(request, { form, name: "code", bad: badEverything("code", "123456"), rest: [name] });
  const tooLong = ["x".repeat(41), "x".repeat(60_000)].map((text) => ({
    title: `${text.length} characters`,
    fields: [["name", text] as const],
  }));
  const bad = [...badShapes("name", "Phone"), ...tooLong];
  await expectRefused(request, { form, name: "name", bad, rest: [["code", "123456"]] });
  expect(rows(person.email)).toEqual(before);
});

test("stepping up", async ({ context, member }) => {
  const request = await clientOf(context, POLICY_REQUIRED_URL);
  const before = rows(member.email);
  const code = await member.phone.nextCode();
  const form = await readForm(request, "/step-up?for=replace-recovery-codes", "Verify");
  await expectRefused(request, { form, name: "code", bad: badEverything("code", code), rest: [] });
  const recovery = await readForm(request, "/step-up?for=turn-off&with=recovery-code", "Verify");
  const bad = badEverything("code", String(member.recoveryCodes[0]));
  await expectRefused(request, { form: recovery, name: "code", bad, rest: [] });
  for (const [name, value] of [
    ["for", "everything"],
    ["for", ""],
    ["id", "../../sign-in"],
    ["id", "x".repeat(65)],
  ]) {
    const tampered = { ...form, hidden: form.hidden.filter(([field]) => field !== name) };
    const fields: Field[] = [
      [String(name), String(value)],
      ["code", "000"],
    ];
    expect((await postForm(request, tampered, fields)).status(), `${name}=${value}`).toBe(200);
  }
  for (const query of [
    "",
    "?for=x",
    "?for[]=turn-off",
    "?for=turn-off&for=turn-off",
    "?for=turn-off&id=%00",
    "?id=a&id=b",
  ]) {
    expect((await request.get(`/step-up${query}`)).status(), query).toBeLessThan(500);
  }
  expect(rows(member.email)).toEqual(before);
});

test("renaming, removing, saving and the language", async ({ page, member }) => {
  const request = await clientOf(page.context(), POLICY_REQUIRED_URL);
  await page.goto("/account/two-factor");
  const rename = String(await page.getByRole("link", { name: "Rename" }).getAttribute("href"));
  const stepUp = await readForm(request, `/step-up?for=rename-authenticator&with=recovery-code`, "Verify");
  await postForm(request, stepUp, [["code", String(member.recoveryCodes[0])]]);
  const form = await readForm(request, rename, "Rename");
  const before = rows(member.email);
  await expectRefused(request, { form, name: "name", bad: badShapes("name", "Phone"), rest: [] });
  for (const id of ["", "nothing", "' OR 1=1 --", "x".repeat(60_000)]) {
    const hidden = form.hidden.filter(([name]) => name !== "id");
    const response = await postForm(request, { ...form, hidden }, [
      ["name", "Phone"],
      ["id", id],
    ]);
    expect(response.status()).toBeLessThan(500);
    expect(response.headers().location).toBeUndefined();
  }
  expect(rows(member.email)).toEqual(before);

  await spendRecoveryCode(request, String(member.recoveryCodes[1]));
  const replace = await readForm(
    request,
    "/account/two-factor/recovery-codes/replace",
    "Replace recovery codes",
  );
  await postForm(request, replace, []);
  const saved = await readForm(request, "/account/two-factor/recovery-codes", "Continue");
  const unsaved = rows(member.email);
  await expectRefused(request, { form: saved, name: "saved", bad: badEverything("saved", "on"), rest: [] });
  expect(rows(member.email)).toEqual(unsaved);

  const language = await readForm(request, "/sign-in", "English");
  for (const { fields, title } of badEverything("locale", "zh-CN").filter(
    ({ title: kind }) => kind !== "twice",
  )) {
    const response = await postForm(request, language, fields);
    expect([response.status(), response.headers()["set-cookie"]], title).toEqual([200, undefined]);
  }
});
