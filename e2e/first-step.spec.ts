// What a right password alone is worth: a ticket, which opens nothing but the second step.
import { commonActions, PUBLIC_ACTIONS, sessionPages } from "./app-map";
import { actionDestination, callAction } from "./call-action";
import { Client, clientOf } from "./client";
import { sessionsOf } from "./database";
import { expect, test } from "./fixtures";
import { alertsIn, destination, postForm, readForm } from "./form-post";
import { offerPassword } from "./offer-password";
import { newPerson } from "./person";
import { plantSignedIn } from "./plant-signed-in";
import { POLICY_REQUIRED_URL } from "./servers";

function cookieOf({ cookies }: Client, name: string): string {
  return cookies.get(name) ?? "";
}

test("the answer holds a ticket and not a word about the person (R17)", async ({ request, member }) => {
  const answer = await offerPassword(request, member);
  expect([answer.status(), destination(answer)]).toEqual([303, "/sign-in/verify"]);
  const set = answer.headersArray().filter(({ name }) => name.toLowerCase() === "set-cookie");
  expect(set.map(({ value }) => value.split("=")[0])).toEqual(["twofold.ticket"]);
  expect(set[0]?.value).toMatch(/; HttpOnly; SameSite=strict$/i);
  expect(set[0]?.value).toMatch(/Max-Age=300;/);
  const body = await answer.text();
  const next = await (await request.get("/sign-in/verify")).text();
  const words = [member.email, "Test phone"];
  expect(words.filter((word) => body.includes(word) || next.includes(word))).toEqual([]);
});

test("the ticket opens no page and no action, under whatever name it comes (R17, R35)", async ({
  request,
  member,
}) => {
  await offerPassword(request, member);
  const ticket = cookieOf(request, "twofold.ticket");
  expect(ticket.length).toBeGreaterThan(40);
  const before = sessionsOf(POLICY_REQUIRED_URL, member.email);
  const stranger = new Client(POLICY_REQUIRED_URL);
  const basic = Buffer.from(`${member.email}:${ticket}`).toString("base64");
  const disguises: Record<string, string>[] = [
    { cookie: `twofold.ticket=${ticket}` },
    { cookie: `twofold.session=${ticket}` },
    { cookie: `twofold.session=${ticket}; twofold.grant=${ticket}; twofold.browser=${ticket}` },
    { cookie: `authjs.session-token=${ticket}; __Host-twofold.session=${ticket}` },
    { authorization: `Bearer ${ticket}` },
    { authorization: `Basic ${basic}` },
    { "x-api-key": ticket },
  ];
  for (const headers of disguises) {
    for (const path of sessionPages()) {
      const response = await stranger.get(path, { headers, maxRedirects: 0 });
      expect([response.status(), destination(response)], `${path} ${Object.keys(headers)}`).toEqual([
        307,
        "/sign-in",
      ]);
    }
  }
  for (const action of commonActions().filter(({ name }) => !PUBLIC_ACTIONS.includes(name))) {
    const headers = {
      origin: POLICY_REQUIRED_URL,
      cookie: `twofold.session=${ticket}; twofold.ticket=${ticket}`,
    };
    const response = await callAction(stranger, POLICY_REQUIRED_URL, action, {}, headers);
    expect(`${action.name} ${actionDestination(response)}`).toBe(`${action.name} /sign-in`);
  }
  expect(sessionsOf(POLICY_REQUIRED_URL, member.email)).toBe(before);
});

test("a session, a grant or a known browser is no ticket (R20)", async ({ context, member }) => {
  const signedIn = await clientOf(context, POLICY_REQUIRED_URL);
  const stepUp = await readForm(signedIn, "/step-up?for=replace-recovery-codes&with=recovery-code", "Verify");
  await postForm(signedIn, stepUp, [["code", String(member.recoveryCodes[0])]]);
  for (const name of ["twofold.session", "twofold.grant", "twofold.browser"]) {
    const value = cookieOf(signedIn, name);
    expect(value, name).not.toBe("");
    const stranger = new Client(POLICY_REQUIRED_URL);
    const response = await stranger.get("/sign-in/verify", {
      headers: { cookie: `twofold.ticket=${value}` },
      maxRedirects: 0,
    });
    expect(destination(response), name).toBe("/sign-in?again=expired");
  }
});

test("a right code without a ticket signs nobody in, whatever else is posted with it (R5, R19)", async ({
  request,
  member,
}) => {
  await offerPassword(request, member);
  const form = await readForm(request, "/sign-in/verify", "Verify");
  const account = { email: member.email, accountId: member.email, userId: member.email };
  const answer = await postForm(
    request,
    form,
    [["code", await member.phone.nextCode()], ...Object.entries(account)],
    { origin: POLICY_REQUIRED_URL, cookie: "twofold.ticket=nothing" },
  );
  expect(destination(answer)).toBe("/sign-in?again=expired");
  expect(cookieOf(request, "twofold.session")).toBe("");
});

test("whose code is asked for, the ticket alone says (R18)", async ({ request, member }) => {
  const other = new Client(POLICY_REQUIRED_URL);
  const attacker = newPerson();
  await plantSignedIn(other, attacker, POLICY_REQUIRED_URL);
  await offerPassword(request, member);
  const form = await readForm(request, "/sign-in/verify", "Verify");
  const answer = await postForm(request, form, [
    ["code", await attacker.phone.nextCode()],
    ["email", attacker.email],
  ]);
  expect(alertsIn(await answer.text()).join()).toMatch(/^That code is wrong/);
});

test("a wrong password stays wrong with a right code beside it (R19)", async ({ request, member }) => {
  const form = await readForm(request, "/sign-in", "Sign in");
  const code = await member.phone.nextCode();
  const answer = await postForm(request, form, [
    ["email", member.email],
    ["password", "not the password"],
    ["code", code],
    ["totp", code],
  ]);
  expect(alertsIn(await answer.text()).join()).toMatch(/^Email or password is not right/);
  expect([...request.cookies.keys()]).toEqual([]);
});

test("a ticket works once: after the second step it opens nothing (R18)", async ({ request, member }) => {
  await offerPassword(request, member);
  const ticket = cookieOf(request, "twofold.ticket");
  const form = await readForm(request, "/sign-in/verify", "Verify");
  const answer = await postForm(request, form, [["code", await member.phone.nextCode()]]);
  expect(destination(answer)).toBe("/account");
  const stranger = new Client(POLICY_REQUIRED_URL);
  const headers = { cookie: `twofold.ticket=${ticket}` };
  const again = await stranger.get("/sign-in/verify", { headers, maxRedirects: 0 });
  expect(destination(again)).toBe("/sign-in?again=expired");
});
