// Proves that trust in browsers which the policy took back does not come back with the policy (R67).
import { beforeEach, expect, it } from "vitest";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { dropPolicy } from "@/lib/accounts/policy/test-policy";
import { makeAdmin, saveAs } from "@/lib/admin/policy/test-policy-choice";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { findSession } from "@/lib/sign-in/sessions/session";
import { signIn } from "@/lib/sign-in/sign-in";
import { redeemSignInGrant } from "@/lib/sign-in/sign-in-grant";
import {
  later,
  makeProtectedPerson,
  mustHave,
  NOW,
  PASSWORD,
  plantRecoveryCodes,
  redeem,
  rewardFor,
} from "@/lib/two-factor/test-person";
import { signInAndTrust } from "@/lib/two-factor/trusted-devices/test-trusting";

beforeEach(dropPolicy);

it("ends browsers and the sessions that they opened for good, and no other session", async () => {
  const admin = await makeAdmin();
  mustHave(await saveAs(admin, { trustedDevices: true }));
  const { email, session, phone } = await makeProtectedPerson();
  await plantRecoveryCodes(session.accountId);
  const trusted = await signInAndTrust(await rewardFor(email), phone.codeAt(NOW));
  const proven = await redeem(trusted.grant);
  const deviceToken = trusted.deviceToken ?? undefined;
  const comeIn = async () =>
    mustHave(
      await signIn({ email, password: PASSWORD, browserMark: undefined, deviceToken }, TRACE, later(60)),
    );
  const opened = await redeem((await comeIn()).token, later(60));
  expect(opened.factor).toBe("trusted-device");
  const { token: onItsWay } = await comeIn();

  // What is saved beside it touches nobody's trust.
  mustHave(await saveAs(admin, { trustedDevices: true, graceDays: 1, revision: 1 }));
  expect(await findSession(opened.token, later(60))).not.toBeNull();
  mustHave(await saveAs(admin, { revision: 2 }));
  mustHave(await saveAs(admin, { trustedDevices: true, revision: 3 }));
  expect(await findSession(opened.token, later(60))).toBeNull();
  expect(await redeemSignInGrant(onItsWay, TRACE, later(60))).toBeNull();
  expect((await comeIn()).kind).toBe("ticket");
  expect(await findSession(proven.token, later(60))).not.toBeNull();
});

it("gives no trust any more where another server has ended it, whatever this one remembers", async () => {
  const admin = await makeAdmin();
  mustHave(await saveAs(admin, { trustedDevices: true }));
  const { email, session, phone } = await makeProtectedPerson();
  await plantRecoveryCodes(session.accountId);
  expect((await currentPolicy()).trustedDevices).toBe(true);
  await database().policy.updateMany({ data: { trustedDevices: false } });
  expect((await currentPolicy()).trustedDevices, "or this test proves nothing").toBe(true);
  const trusted = await signInAndTrust(await rewardFor(email), phone.codeAt(NOW));
  expect(trusted.deviceToken).toBeNull();
});
