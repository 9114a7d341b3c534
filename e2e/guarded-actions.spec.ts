// Who may do what: every server action, called directly by strangers, newcomers and members.
import { allActions, PUBLIC_ACTIONS } from "./app-map";
import { actionDestination, callAction } from "./call-action";
import { everythingAbout } from "./database";
import { expect, test } from "./fixtures";
import { plantAccount } from "./planted-member";
import { POLICY_REQUIRED_URL } from "./servers";

/** What an account that must enroll first may do. */
const NEWCOMERS_ACTIONS = [
  "confirmEnrollmentAction",
  "deleteAccountAction",
  "signOutAction",
  "startEnrollmentAction",
  "stepUpWithCodeAction",
  "stepUpWithPasswordAction",
  "stepUpWithRecoveryCodeAction",
];
/** Acts that a signed-in member has to prove themselves for again. */
const STEPPED_UP_ACTIONS = {
  deleteAccountAction: "/step-up?for=delete-account",
  endOtherSessionsAction: "/step-up?for=end-sessions",
  endSessionAction: "/step-up?for=end-sessions",
  removeAction: "/step-up?for=remove-authenticator",
  removeAllDevicesAction: "/step-up?for=remove-trusted-devices",
  removeDeviceAction: "/step-up?for=remove-trusted-devices",
  renameAction: "/step-up?for=rename-authenticator",
  replaceAction: "/step-up?for=replace-recovery-codes",
  turnOffAction: "/step-up?for=turn-off",
};

test("a server action sends strangers to sign in, and does nothing", async ({ request, member }) => {
  const before = everythingAbout(POLICY_REQUIRED_URL, member.email);
  const actions = allActions();
  for (const name of PUBLIC_ACTIONS) expect(actions.map((action) => action.name)).toContain(name);
  expect(actions.length).toBeGreaterThan(15);
  for (const action of actions.filter(({ name }) => !PUBLIC_ACTIONS.includes(name))) {
    const response = await callAction(request, POLICY_REQUIRED_URL, action, { code: "123456", name: "x" });
    expect(`${action.name} ${actionDestination(response)}`).toBe(`${action.name} /sign-in`);
  }
  expect(everythingAbout(POLICY_REQUIRED_URL, member.email)).toEqual(before);
});

test("a server action does for a newcomer what the pages do, and no more", async ({ page, person }) => {
  const { request } = page.context();
  await plantAccount(request, person);
  const before = everythingAbout(POLICY_REQUIRED_URL, person.email);
  const closed = allActions().filter(({ name }) => ![...PUBLIC_ACTIONS, ...NEWCOMERS_ACTIONS].includes(name));
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

test("a sensitive act sends a member to prove themselves first", async ({ page, member }) => {
  const before = everythingAbout(POLICY_REQUIRED_URL, member.email);
  for (const [name, stepUp] of Object.entries(STEPPED_UP_ACTIONS)) {
    const action = allActions().find((candidate) => candidate.name === name);
    if (!action) throw new Error(`no action ${name}`);
    const response = await callAction(page.context().request, POLICY_REQUIRED_URL, action, {
      id: "x",
      name: "x",
    });
    // The id that was posted leads back to the page of the act.
    expect(`${name} ${actionDestination(response)}`).toBe(`${name} ${stepUp}&id=x`);
  }
  expect(everythingAbout(POLICY_REQUIRED_URL, member.email)).toEqual(before);
});
