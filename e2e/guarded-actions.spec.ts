// Who may do what: every server action, called directly by strangers, newcomers and members.
import { commonActions, PUBLIC_ACTIONS } from "./app-map";
import { actionDestination, callAction } from "./call-action";
import { type Asker, Client, clientOf } from "./client";
import { everythingAbout, hasPreparedCodes } from "./database";
import { expect, test } from "./fixtures";
import { MEMBERS_ACTIONS, NEWCOMERS_ACTIONS, STEPPED_UP_ACTIONS } from "./members-actions";
import { offerPassword } from "./offer-password";
import { newPerson } from "./person";
import { plantSignedIn } from "./plant-signed-in";
import { plantAccount } from "./planted-member";
import { POLICY_REQUIRED_URL } from "./servers";

test("every server action is in a list of those who may call it", () => {
  const listed = [
    ...PUBLIC_ACTIONS,
    ...NEWCOMERS_ACTIONS,
    ...MEMBERS_ACTIONS,
    ...Object.keys(STEPPED_UP_ACTIONS),
  ];
  const names = commonActions().map(({ name }) => name);
  expect([...new Set(listed)].sort()).toEqual(names.sort());
});

/** Calls every action that strangers may not call. */
async function expectSentToSignIn(request: Asker): Promise<void> {
  for (const action of commonActions().filter(({ name }) => !PUBLIC_ACTIONS.includes(name))) {
    const response = await callAction(request, POLICY_REQUIRED_URL, action, { code: "123456", name: "x" });
    expect(`${action.name} ${actionDestination(response)}`).toBe(`${action.name} /sign-in`);
  }
}

test("a server action sends strangers to sign in, and does nothing", async ({ request, member }) => {
  const before = everythingAbout(POLICY_REQUIRED_URL, member.email);
  await expectSentToSignIn(request);
  expect(everythingAbout(POLICY_REQUIRED_URL, member.email)).toEqual(before);
});

test("a server action sends ticket holders to sign in, and does nothing", async ({ request, member }) => {
  await offerPassword(request, member);
  const before = everythingAbout(POLICY_REQUIRED_URL, member.email);
  await expectSentToSignIn(request);
  expect(everythingAbout(POLICY_REQUIRED_URL, member.email)).toEqual(before);
});

test("a server action does for a newcomer what the pages do, and no more (R4)", async ({
  request,
  person,
}) => {
  await plantAccount(request, person);
  // They are made in the background, and are no doing of any action here.
  await expect.poll(() => hasPreparedCodes(POLICY_REQUIRED_URL, person.email)).toBe(true);
  // An answer that leads there brings the page along, and its first view is part of the start (decision 014).
  await request.get("/account/two-factor/enroll");
  const before = everythingAbout(POLICY_REQUIRED_URL, person.email);
  const closed = commonActions().filter(
    ({ name }) => ![...PUBLIC_ACTIONS, ...NEWCOMERS_ACTIONS].includes(name),
  );
  expect(closed.length).toBeGreaterThan(4);
  for (const action of closed) {
    const response = await callAction(request, POLICY_REQUIRED_URL, action, {
      saved: "on",
      name: "x",
      id: "x",
    });
    expect(`${action.name} ${actionDestination(response)}`).toBe(`${action.name} /account/two-factor/enroll`);
  }
  expect(everythingAbout(POLICY_REQUIRED_URL, person.email)).toEqual(before);
});

test("a sensitive act sends a member to prove themselves first (R68)", async ({ context, member }) => {
  const request = await clientOf(context, POLICY_REQUIRED_URL);
  const before = everythingAbout(POLICY_REQUIRED_URL, member.email);
  for (const [name, stepUp] of Object.entries(STEPPED_UP_ACTIONS)) {
    const action = commonActions().find((candidate) => candidate.name === name);
    if (!action) throw new Error(`no action ${name}`);
    const response = await callAction(request, POLICY_REQUIRED_URL, action, {
      id: "x",
      name: "x",
    });
    // The id that was posted leads back to the page of the act.
    expect(`${name} ${actionDestination(response)}`).toBe(`${name} ${stepUp}&id=x`);
  }
  expect(everythingAbout(POLICY_REQUIRED_URL, member.email)).toEqual(before);
});

test("what a member calls with the ids of somebody else changes nothing of theirs (R78)", async ({
  context,
  member,
}) => {
  const request = await clientOf(context, POLICY_REQUIRED_URL);
  const victim = newPerson();
  const theirs = new Client(POLICY_REQUIRED_URL);
  await plantSignedIn(theirs, victim, POLICY_REQUIRED_URL);
  const before = everythingAbout(POLICY_REQUIRED_URL, victim.email);
  const idsOf = (table: string) => (before[table] as { id: string }[]).map(({ id }) => id);
  const ids = ["Account", "Authenticator", "Session", "Notice"].flatMap(idsOf);
  expect(ids.length).toBeGreaterThan(3);
  const actions = commonActions().filter(({ name }) => !PUBLIC_ACTIONS.includes(name));
  const last = (name: string) => Number(name === "signOutAction");
  for (const action of actions.sort((a, b) => last(a.name) - last(b.name))) {
    for (const id of ids) {
      const fields = { id, ids: id, accountId: id, email: victim.email, name: "Mine", saved: "on" };
      const response = await callAction(request, POLICY_REQUIRED_URL, action, fields);
      expect(response.status(), action.name).toBeLessThan(500);
      if (last(action.name)) break;
    }
  }
  expect(everythingAbout(POLICY_REQUIRED_URL, victim.email)).toEqual(before);
  expect(member.email).not.toBe(victim.email);
});
