// Proves what turning off does where the policy lets it: every factor and code goes, and nothing else is opened by it.
import { expect, it } from "vitest";
import { signUp } from "@/lib/accounts/sign-up/sign-up";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { findSession } from "@/lib/sign-in/sessions/session";
import { signIn } from "@/lib/sign-in/sign-in";
import { mintSignInGrant } from "@/lib/sign-in/sign-in-grant";
import { mintStepUpGrant } from "@/lib/sign-in/step-up/step-up-grant";
import { turnOffTwoFactor } from "@/lib/two-factor/authenticators/manage-authenticators";
import {
  makeProtectedPerson,
  mustHave,
  NOW,
  overviewOf,
  PASSWORD,
  plantRecoveryCodes,
  redeem,
} from "@/lib/two-factor/test-person";

// Before anything asks for the settings.
process.env.TWO_FACTOR_POLICY = "optional";

it("removes authenticators and recovery codes, ends the other sessions, and leaves this one", async () => {
  const { email, session: old } = await makeProtectedPerson();
  const { accountId } = old;
  await plantRecoveryCodes(accountId);
  const open = async () =>
    redeem(await transaction((tx) => mintSignInGrant(tx, accountId, "authenticator", NOW)));
  const [session, elsewhere] = [await open(), await open()];
  expect((await overviewOf(accountId, NOW)).mayTurnOff).toBe(true);

  const act = { sessionId: session.id, purpose: "turn-off" } as const;
  const token = await transaction((tx) => mintStepUpGrant(tx, act, NOW));
  const turnOff = () =>
    turnOffTwoFactor({ accountId, role: "member", claim: { ...act, token }, trace: TRACE, now: NOW });
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
  const act = { sessionId: session.id, purpose: "turn-off" } as const;
  const token = await transaction((tx) => mintStepUpGrant(tx, act, NOW));
  const turnOff = { accountId, role: "admin", claim: { ...act, token }, trace: TRACE, now: NOW };
  expect(await turnOffTwoFactor(turnOff)).toMatchObject({ error: "two-factor-required" });
  expect(await database().authenticator.count({ where: { accountId } })).toBe(1);
  expect((await overviewOf(accountId, NOW, "admin")).mayTurnOff).toBe(false);
});
