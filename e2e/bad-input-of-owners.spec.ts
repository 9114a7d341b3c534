// Bad input by real posts to the forms of one's own address, password, sessions and devices: refused, no change.
import { badEverything, badShapes, JUNK_TEXTS } from "./bad-fields";
import { clientOf } from "./client";
import { everythingAbout } from "./database";
import { everyPage, signInAndTrust } from "./every-page";
import { expectRefused } from "./expect-refused";
import { expect, test } from "./fixtures";
import { destination, postForm, readForm } from "./form-post";
import { newPerson } from "./person";
import { CONFIRMED_URL } from "./servers";
import { spendRecoveryCode } from "./spend-recovery-code";

const rows = (email: string) => everythingAbout(CONFIRMED_URL, email);

test.use({ baseURL: CONFIRMED_URL });

test("a new address and a new password", async ({ context, member }) => {
  const request = await clientOf(context, CONFIRMED_URL);
  const [first, second] = member.recoveryCodes.map(String);
  await spendRecoveryCode(request, String(first), "change-email");
  const email = await readForm(request, "/account/email", "Send link");
  const beforeEmail = rows(member.email);
  const badEmail = badEverything("email", newPerson().email);
  await expectRefused(request, { form: email, name: "email", bad: badEmail, rest: [] });
  expect(rows(member.email)).toEqual(beforeEmail);

  await spendRecoveryCode(request, String(second), "change-password");
  const password = await readForm(request, "/account/password", "Change password");
  const before = rows(member.email);
  const current = ["currentPassword", member.password] as const;
  const next = ["newPassword", "copper-meadow-41-lantern"] as const;
  const notBlank = ({ title }: { title: string }) => title !== "blank";
  const badCurrent = badShapes(current[0], current[1]).filter(notBlank);
  await expectRefused(request, { form: password, name: current[0], bad: badCurrent, rest: [next] });
  const badNext = badShapes(next[0], next[1]);
  await expectRefused(request, { form: password, name: next[0], bad: badNext, rest: [current] });
  expect(rows(member.email)).toEqual(before);
});

test("the name of a trusted browser, and the ids of what is told and ended", async ({ request, member }) => {
  await signInAndTrust(request, member);
  for await (const path of everyPage(request, member)) {
    if (!path.endsWith("/rename") || !path.includes("trusted-devices")) continue;
    const form = await readForm(request, path, "Rename");
    const before = rows(member.email);
    const tooLong = { title: "too long", fields: [["name", "x".repeat(41)] as const] };
    const bad = [...badShapes("name", "Desk"), tooLong];
    await expectRefused(request, { form, name: "name", bad, rest: [] });
    expect(rows(member.email)).toEqual(before);
    break;
  }
  const notices = await readForm(request, "/account/activity", "That was me");
  const before = rows(member.email);
  const hidden = notices.hidden.filter(([name]) => name !== "ids");
  for (const { title, fields } of badEverything("ids", "nothing")) {
    const response = await postForm(request, { ...notices, hidden }, fields);
    expect(response.status(), title).toBeLessThan(500);
  }
  expect(rows(member.email), "no notice was read").toEqual(before);
});

test("a trust that is no tick of our box trusts nothing", async ({ request, member }) => {
  const signIn = await readForm(request, "/sign-in", "Sign in");
  await postForm(request, signIn, [
    ["email", member.email],
    ["password", member.password],
  ]);
  const form = await readForm(request, "/sign-in/verify", "Verify");
  const before = rows(member.email);
  const code = ["code", await member.phone.nextCode()] as const;
  for (const value of ["", "ON", "true", ...Object.values(JUNK_TEXTS)]) {
    const response = await postForm(request, form, [code, ["trust", value]]);
    expect([response.status(), destination(response)], value.slice(0, 40)).toEqual([200, ""]);
  }
  expect(rows(member.email)).toEqual(before);
  // Named twice it counts as not named: the sign-in goes on, without the trust.
  const twice = await postForm(request, form, [code, ["trust", "on"], ["trust", "on"]]);
  expect(destination(twice)).toBe("/account");
  expect(rows(member.email).TrustedDevice).toEqual([]);
  expect([...request.cookies.keys()]).not.toContain("twofold.trusted");
});
