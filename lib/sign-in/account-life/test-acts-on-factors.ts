// Owns what people do to the second factors that they have in account-life.test.ts: less of them, new codes, none at all.

import { type Act, choose, permitFor, sessionOf } from "@/lib/sign-in/account-life/test-act";
import { errorOf } from "@/lib/sign-in/account-life/test-life";
import { endSessions, endSessionsAndTrust, hasFactor } from "@/lib/sign-in/account-life/test-promises";
import { endOtherSessions } from "@/lib/sign-in/sessions/end-sessions-by-owner";
import { removeAuthenticator, turnOffTwoFactor } from "@/lib/two-factor/authenticators/manage-authenticators";
import { replaceRecoveryCodes } from "@/lib/two-factor/recovery-codes/manage-recovery-codes";
import { withCheapCodes } from "@/lib/two-factor/recovery-codes/test-codes";

/** The last one is not removed: an account is never left with less than it signs in with. */
export const removeOne: Act = async (life, person, { pick, how }) => {
  const session = sessionOf(person, pick);
  const own = choose(person.authenticators, how);
  if (!session || !own || !(await life.enter(person, session))) return;
  const { act, isGood, spend } = await permitFor(life, person, {
    session,
    purpose: "remove-authenticator",
    how,
  });
  const result = await removeAuthenticator({ ...act, role: person.role }, own.id);
  const promised = !isGood
    ? "step-up-required"
    : person.authenticators.length === 1
      ? "last-authenticator"
      : null;
  const rows: string[] = [];
  if (!promised) {
    spend();
    person.authenticators = person.authenticators.filter((other) => other !== own);
    rows.push(...endSessionsAndTrust(person, "authenticator-removed", session.id), "authenticator.removed");
  }
  await life.hold(`${person.name} removes an authenticator`, errorOf(result), promised, rows);
};

/** Codes of a set that was replaced never count again. */
export const replaceCodes: Act = async (life, person, { pick, how }) => {
  const session = sessionOf(person, pick);
  if (!session || !(await life.enter(person, session))) return;
  const { act, isGood, spend } = await permitFor(life, person, {
    session,
    purpose: "replace-recovery-codes",
    how,
  });
  const { done, codes } = await withCheapCodes(person.accountId, () => replaceRecoveryCodes(act));
  const promised = !isGood ? "step-up-required" : hasFactor(person) ? null : "authenticator-missing";
  const rows: string[] = [];
  if (!promised) {
    spend();
    person.deadCodes.push(...(person.codes ?? []));
    person.codes = codes;
    rows.push(
      ...endSessionsAndTrust(person, "recovery-codes-replaced", session.id),
      "recovery-codes.created replaced",
    );
  }
  await life.hold(`${person.name} replaces the recovery codes`, errorOf(done), promised, rows);
};

/** Only where the policy lets an account go without. */
export const turnOff: Act = async (life, person, { pick, how }) => {
  const session = sessionOf(person, pick);
  if (!session || !(await life.enter(person, session))) return;
  const { act, isGood, spend } = await permitFor(life, person, { session, purpose: "turn-off", how });
  const result = await turnOffTwoFactor({ ...act, role: person.role });
  const mayGoWithout = person.role === "member" && life.rules.members === "optional";
  const refusal = mayGoWithout ? (hasFactor(person) ? null : "authenticator-missing") : "two-factor-required";
  const promised = isGood ? refusal : "step-up-required";
  const rows: string[] = [];
  if (!promised) {
    spend();
    person.deadCodes.push(...(person.codes ?? []));
    Object.assign(person, { authenticators: [], codes: null });
    rows.push(...endSessionsAndTrust(person, "two-factor-turned-off", session.id), "two-factor.turned-off");
  }
  await life.hold(`${person.name} turns two-factor off`, errorOf(result), promised, rows);
};

export const endTheOthers: Act = async (life, person, { pick, how }) => {
  const session = sessionOf(person, pick);
  if (!session || !(await life.enter(person, session))) return;
  const { act, isGood, spend } = await permitFor(life, person, { session, purpose: "end-sessions", how });
  const result = await endOtherSessions(act);
  if (isGood) spend();
  const rows = isGood ? endSessions(person, "by-owner", session.id) : [];
  await life.hold(
    `${person.name} ends the other sessions`,
    errorOf(result),
    isGood ? null : "step-up-required",
    rows,
  );
};
