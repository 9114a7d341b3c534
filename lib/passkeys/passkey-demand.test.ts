// Proves what the policy's demand for passkeys means: its registration first, and then nothing weaker (decision 019).
import { afterEach, expect, it } from "vitest";
import { startPolicy } from "@/lib/accounts/policy/policy";
import { dropPolicy, setPolicy } from "@/lib/accounts/policy/test-policy";
import { passkeysImpact } from "@/lib/admin/policy/passkeys-impact";
import { TRACE } from "@/lib/audit/test-trace";
import { whyNotAdd } from "@/lib/channels/adding/may-add";
import { removePasskey } from "@/lib/passkeys/manage-passkeys";
import { makePasskeyPerson, passkeyRows, signInAlone, signInWith } from "@/lib/passkeys/test-passkeys";
import { database } from "@/lib/platform/db";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { enrollmentPath, mustEnroll } from "@/lib/sign-in/sessions/require-session";
import { findSession } from "@/lib/sign-in/sessions/session";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import { signIn } from "@/lib/sign-in/sign-in";
import { redeemSignInGrant } from "@/lib/sign-in/sign-in-grant";
import { stepUpWithSecondFactor } from "@/lib/sign-in/step-up/step-up";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { startEnrollment } from "@/lib/two-factor/enrollment/start-enrollment";
import {
  later,
  makePerson,
  makeProtectedPerson,
  mustHave,
  NOW,
  PASSWORD,
  plantRecoveryCodes,
  rewardFor,
} from "@/lib/two-factor/test-person";
import { signInAndTrust } from "@/lib/two-factor/trusted-devices/test-trusting";
import { signInMethods, stepUpMethods } from "@/lib/two-factor/verification/sign-in-methods";

const ADD = "/account/two-factor/passkeys/add";

afterEach(dropPolicy);

it("leads whoever has none to its registration, with or without another second factor", async () => {
  const people = [await makeProtectedPerson(), await makePerson()];
  const [opened] = people;
  const session = await openSessionOf(opened?.session.accountId ?? "");
  expect(mustEnroll(session)).toBe(false);
  await setPolicy({ membersNeedPasskey: true });
  for (const { token } of [session, people[1]?.session ?? session]) {
    const live = await findSession(token, NOW);
    expect(live && [mustEnroll(live), enrollmentPath(live)]).toEqual([true, ADD]);
  }
});

it("asks nobody earlier than for a second factor, and no role that it does not name", async () => {
  const { session } = await makePerson();
  await setPolicy({ membersNeedPasskey: true, members: "optional" });
  expect(await findSession(session.token, NOW)).toMatchObject({ passkeyRule: "none" });
  await setPolicy({ membersNeedPasskey: false, adminsNeedPasskey: true, members: "required" });
  expect(await findSession(session.token, NOW)).toMatchObject({ passkeyRule: "none" });
  await database().account.update({ where: { id: session.accountId }, data: { role: "admin" } });
  expect(await findSession(session.token, NOW)).toMatchObject({ passkeyRule: "due" });
});

it("takes nothing but a passkey or a recovery code once there is one, at sign-in and at a step-up", async () => {
  const { email, accountId, authenticator, phone, session } = await makePasskeyPerson();
  const [code = ""] = await plantRecoveryCodes(accountId);
  await setPolicy({ membersNeedPasskey: true });
  const live = (await findSession(session.token, NOW)) ?? expect.fail();
  for (const methods of [await signInMethods(accountId, NOW), await stepUpMethods(live)])
    expect(methods.map(({ name }) => name)).toEqual(["passkey", "recovery-code"]);
  const typed = { kind: "authenticator", code: phone.codeAt(NOW) } as const;
  // Nothing was judged, so no number of them locks anybody out.
  for (let time = 0; time < 6; time++) {
    const refused = await completeSignIn({ ticket: await rewardFor(email), proof: typed }, TRACE, NOW);
    expect(refused).toMatchObject({ ok: false, error: "passkey-demanded" });
  }
  const act = { session, purpose: "delete-account", trace: TRACE, now: NOW } as const;
  expect(await stepUpWithSecondFactor(act, typed)).toMatchObject({ error: "passkey-demanded" });
  mustHave(await signInWith(email, authenticator));
  mustHave(await signInAlone(authenticator));
  const recovery = { ticket: await rewardFor(email), proof: { kind: "recovery-code", code } } as const;
  mustHave(await completeSignIn(recovery, TRACE, NOW));
});

it("ends sessions that something weaker opened, and the trust in a browser", async () => {
  const { email, accountId, phone } = await makePasskeyPerson();
  await setPolicy({ trustedDevices: true });
  const code = phone.codeAt(later(30));
  const trusted = await signInAndTrust(await rewardFor(email), code, later(30));
  const opened = await redeemSignInGrant(trusted.grant, TRACE, later(30));
  const recovered = await openSessionOf(accountId, "recovery-code", later(30));
  expect(await findSession(opened?.token ?? "", later(30))).not.toBeNull();
  await setPolicy({ membersNeedPasskey: true });
  expect(await findSession(opened?.token ?? "", later(30))).toBeNull();
  expect(await findSession(recovered.token, later(30))).not.toBeNull();
  const claim = { email, password: PASSWORD, browserMark: undefined, deviceToken: trusted.deviceToken ?? "" };
  expect(mustHave(await signIn(claim, TRACE, later(30))).kind).toBe("ticket");
});

it("keeps the last passkey of somebody who must have one", async () => {
  const { accountId, session } = await makePasskeyPerson();
  const [row] = await passkeyRows(accountId);
  const act = { accountId, role: "member", trace: TRACE, now: NOW };
  await setPolicy({ membersNeedPasskey: true });
  const held = { ...act, claim: await claimFor(session.id, "remove-passkey") };
  expect(await removePasskey(held, row?.id ?? "")).toMatchObject({ error: "last-passkey" });
  await setPolicy({ membersNeedPasskey: false });
  mustHave(
    await removePasskey({ ...act, claim: await claimFor(session.id, "remove-passkey") }, row?.id ?? ""),
  );
});

it("is previewed with those who have none, and the sessions of those who have one", async () => {
  await database().account.deleteMany();
  const { accountId } = await makePasskeyPerson();
  await openSessionOf(accountId);
  await makePerson();
  const before = startPolicy();
  const after = { ...before, membersNeedPasskey: true };
  expect(await passkeysImpact(before, after, NOW)).toEqual([{ role: "member", without: 1, sessions: 1 }]);
  expect(await passkeysImpact(after, after, NOW)).toEqual([]);
});

it("lets nothing be added that would open nothing", async () => {
  const { session, accountId } = await makePasskeyPerson();
  await setPolicy({ membersNeedPasskey: true, channels: ["email", "authy"] });
  const live = (await findSession(session.token, NOW)) ?? expect.fail();
  const claim = await claimFor(session.id, "add-authenticator");
  const start = { session: live, claim, baseName: "Phone", trace: TRACE, now: NOW };
  expect(await startEnrollment(start)).toMatchObject({ error: "passkey-instead" });
  for (const kind of ["email", "authy"] as const)
    expect(await whyNotAdd(database(), accountId, kind)).toBe("passkey-instead");
});
