// Proves what confirming asks for and what it changes: one authenticator, the first codes, one session (R38 to R40).
import { beforeAll, describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { secondFactorKey } from "@/lib/sign-in/attempts/attempt-counter";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { findSession } from "@/lib/sign-in/sessions/session";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import { stepUpWithSecondFactor } from "@/lib/sign-in/step-up/step-up";
import { findTicket, mintTicket } from "@/lib/sign-in/ticket";
import { stepAt } from "@/lib/totp/step";
import { confirmEnrollment } from "@/lib/two-factor/enrollment/confirm-enrollment";
import { prepareRecoveryCodes } from "@/lib/two-factor/recovery-codes/prepare-recovery-codes";
import { openPreparedCodes } from "@/lib/two-factor/recovery-codes/recovery-batch";
import { formatRecoveryCode } from "@/lib/two-factor/recovery-codes/recovery-code-format";
import {
  beginEnrollment,
  enroll,
  later,
  makePerson,
  mustHave,
  NOW,
  redeem,
  rewardFor,
  shownCodes,
} from "@/lib/two-factor/test-person";

type Begun = Awaited<ReturnType<typeof beginEnrollment>>;
const confirm = ({ owner }: Begun, code: string, now = NOW) =>
  confirmEnrollment({ owner, code, name: "My phone", trace: TRACE, now });

describe("a wrong code", () => {
  it("kills the enrollment the fifth time, the right one included", async () => {
    const begun = await beginEnrollment((await makePerson()).session);
    for (let n = 0; n < 5; n += 1) {
      expect(await confirm(begun, begun.phone.wrongCodeAt(NOW))).toMatchObject({ error: "code-wrong" });
    }
    expect(await confirm(begun, begun.phone.codeAt(NOW))).toMatchObject({ error: "enrollment-used-up" });
    expect(await database().authenticator.count()).toBe(0);
  });

  it.each([
    [-2, "code-late"],
    [-10, "code-late"],
    [+2, "code-early"],
    [+10, "code-early"],
  ])("of step %i says %s and by how many steps, and is not accepted", async (offsetSteps, error) => {
    const begun = await beginEnrollment((await makePerson()).session);
    const result = await confirm(begun, begun.phone.codeAt(NOW, offsetSteps));
    expect(result).toEqual({ ok: false, error, details: { offsetSteps } });
  });

  it.each([-11, +11])("of step %i says nothing more", async (offset) => {
    const begun = await beginEnrollment((await makePerson()).session);
    const result = await confirm(begun, begun.phone.codeAt(NOW, offset));
    expect(result).toEqual({ ok: false, error: "code-wrong", details: {} });
  });
});

describe("a right code", () => {
  let person: Awaited<ReturnType<typeof makePerson>>;
  let elsewhere: string;
  let ticket: string;
  let begun: Begun;
  let confirmed: { signInGrant: string; hasNewCodes: boolean };
  let prepared: string[];
  beforeAll(async () => {
    person = await makePerson();
    const { accountId } = person.session;
    elsewhere = (await redeem(await rewardFor(person.email))).token;
    ticket = await transaction((tx) => mintTicket(tx, accountId, NOW));
    await database().attemptCounter.create({
      data: { key: secondFactorKey(accountId), failures: 4, updatedAt: NOW },
    });
    begun = await beginEnrollment(person.session);
    await prepareRecoveryCodes(begun.enrollmentId, accountId);
    const { sealedCodes } = await database().enrollment.findUniqueOrThrow({ where: { accountId } });
    prepared = (await openPreparedCodes(begun.enrollmentId, sealedCodes ?? "")).codes;
    confirmed = mustHave(await confirm(begun, begun.phone.codeAt(NOW)));
  });

  it("makes one authenticator of that name, whose confirming step is used", async () => {
    const { accountId } = person.session;
    const rows = await database().authenticator.findMany({ where: { accountId } });
    expect(rows).toMatchObject([
      { name: "My phone", confirmedAt: NOW, lastUsedAt: NOW, lastUsedStep: stepAt(NOW.getTime(), 30) },
    ]);
    expect(await database().enrollment.count({ where: { accountId } })).toBe(0);
  });

  it("ends every session and ticket, the confirming session's own token included", async () => {
    expect(await findSession(elsewhere, NOW)).toBeNull();
    expect(await findSession(person.session.token, NOW)).toBeNull();
    expect(await findTicket(ticket, NOW)).toBeNull();
  });

  it("opens one session of the raised assurance", async () => {
    const session = await redeem(confirmed.signInGrant);
    expect(session).toMatchObject({ factor: "authenticator", hasSecondFactor: true });
    expect(session.id).not.toBe(person.session.id);
  });

  it("gives the recovery codes that were prepared meanwhile", async () => {
    expect(confirmed.hasNewCodes).toBe(true);
    const shown = await shownCodes(person.session.accountId, NOW);
    expect(shown?.codes).toEqual(prepared.map(formatRecoveryCode));
  });

  it("clears the failures", async () => {
    const key = secondFactorKey(person.session.accountId);
    expect(await database().attemptCounter.count({ where: { key } })).toBe(0);
  });

  it("is used up: it neither signs in nor steps up, now or in the trailing step (R39)", async () => {
    const session = await openSessionOf(person.session.accountId);
    const proof = { kind: "authenticator", code: begun.phone.codeAt(NOW) } as const;
    for (const now of [NOW, later(30)]) {
      const ticket = await rewardFor(person.email, now);
      const signedIn = await completeSignIn({ ticket, proof }, TRACE, now);
      expect(signedIn).toMatchObject({ error: "code-already-used" });
      const steppedUp = await stepUpWithSecondFactor(
        { session, purpose: "turn-off", trace: TRACE, now },
        proof,
      );
      expect(steppedUp).toMatchObject({ error: "code-already-used" });
    }
  });

  it("confirms nothing twice", async () => {
    expect(await confirm(begun, begun.phone.codeAt(later(30)), later(30))).toMatchObject({
      error: "enrollment-missing",
    });
  });
});

it("brings recovery codes with the first authenticator alone", async () => {
  const { session } = await makePerson();
  const first = await enroll(session);
  const codes = await shownCodes(session.accountId, NOW);
  const again = await openSessionOf(session.accountId, "recovery-code");
  const second = await beginEnrollment(again);
  await prepareRecoveryCodes(second.enrollmentId, session.accountId);
  expect(mustHave(await confirm(second, second.phone.codeAt(NOW))).hasNewCodes).toBe(false);
  expect(await shownCodes(session.accountId, NOW)).toEqual(codes);
  expect(await findSession(first.session.token, NOW)).toBeNull();
});
