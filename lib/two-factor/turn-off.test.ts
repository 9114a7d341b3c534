// Proves what turning off does where the policy lets it: every factor and code goes, and nothing else is opened by it.
import { expect, it } from "vitest";
import { signUp } from "@/lib/accounts/sign-up/sign-up";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { findSession } from "@/lib/sign-in/sessions/session";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import { signIn } from "@/lib/sign-in/sign-in";
import { ownAct } from "@/lib/sign-in/step-up/test-claim";
import { turnOffTwoFactor } from "@/lib/two-factor/authenticators/manage-authenticators";
import {
  makeProtectedPerson,
  mustHave,
  NOW,
  overviewOf,
  PASSWORD,
  plantRecoveryCodes,
} from "@/lib/two-factor/test-person";

// Before anything asks for the settings.
process.env.TWO_FACTOR_POLICY = "optional";

it("removes authenticators and recovery codes, ends the other sessions, and leaves this one", async () => {
  const { email, session: old } = await makeProtectedPerson();
  const { accountId } = old;
  await plantRecoveryCodes(accountId);
  const [session, elsewhere] = [await openSessionOf(accountId), await openSessionOf(accountId)];
  expect((await overviewOf(accountId, NOW)).mayTurnOff).toBe(true);

  const act = await ownAct(session, "turn-off");
  const turnOff = () => turnOffTwoFactor({ ...act, role: "member" });
  mustHave(await turnOff());
  expect(await turnOff()).toMatchObject({ error: "step-up-required" });

  expect(await database().authenticator.count({ where: { accountId } })).toBe(0);
  expect(await database().recoveryBatch.count({ where: { accountId } })).toBe(0);
  expect(await database().recoveryCode.count()).toBe(0);
  expect(await findSession(elsewhere.token, NOW)).toBeNull();
  expect(await findSession(session.token, NOW)).toMatchObject({ hasSecondFactor: false });
  const signedIn = await signIn({ email, password: PASSWORD, browserMark: undefined }, TRACE, NOW);
  expect(mustHave(signedIn).kind).toBe("grant");
  expect(await overviewOf(accountId, NOW)).toEqual({
    authenticators: [],
    channels: [],
    last: new Map(),
    passkeys: [],
    registered: null,
    recoveryCodesLeft: 0,
    recoverySet: null,
    recoveryCodes: "none",
    mayTurnOff: false,
    onlyPasskeysCount: false,
  });
});

it("asks for fifteen characters where a password may stand alone (ASVS 6.2.1)", async () => {
  const attempt = (password: string) =>
    signUp({ email: `${password.length}@example.test`, password, locale: "en", trace: TRACE, now: NOW });
  expect(await attempt("plum-orbit-ket")).toMatchObject({ error: "password-too-short" });
  expect((await attempt("plum-orbit-kett")).ok).toBe(true);
});

it("is not for administrators, who always need a second factor (R4)", async () => {
  const { session } = await makeProtectedPerson();
  const { accountId } = session;
  const turnOff = { ...(await ownAct(session, "turn-off")), role: "admin" };
  expect(await turnOffTwoFactor(turnOff)).toMatchObject({ error: "two-factor-required" });
  expect(await database().authenticator.count({ where: { accountId } })).toBe(1);
  expect((await overviewOf(accountId, NOW, "admin")).mayTurnOff).toBe(false);
});
