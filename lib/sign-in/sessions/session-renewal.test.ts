// Proves that every rise of assurance gives a new token, and that the one before opens nothing from then on (R60).
import { expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { findSession, renewSession } from "@/lib/sign-in/sessions/session";
import { stepUpWithPassword, stepUpWithSecondFactor } from "@/lib/sign-in/step-up/step-up";
import {
  enroll,
  later,
  makePerson,
  makeProtectedPerson,
  mustHave,
  NOW,
  PASSWORD,
  plantRecoveryCodes,
  redeem,
  rewardFor,
} from "@/lib/two-factor/test-person";

const opens = async (token: string, now = NOW) => (await findSession(token, now)) !== null;

it("signing in gives a session of its own each time, whatever the browser held before (R60)", async () => {
  const { email } = await makePerson();
  const grants = [await rewardFor(email), await rewardFor(email)];
  const [first, second] = [await redeem(grants[0] ?? ""), await redeem(grants[1] ?? "")];
  expect(new Set([...grants, first.token, second.token, first.id, second.id]).size).toBe(6);
  for (const grant of grants) expect(await opens(grant)).toBe(false);
});

it("the second factor: neither ticket nor grant nor the session from before it opens a page (R60)", async () => {
  const { email, session: before, phone } = await makeProtectedPerson();
  const ticket = await rewardFor(email);
  const proof = { kind: "authenticator", code: phone.codeAt(NOW) } as const;
  const { grant } = mustHave(await completeSignIn({ ticket, proof }, TRACE, NOW));
  const session = await redeem(grant);
  for (const old of [ticket, grant, before.token]) expect(await opens(old)).toBe(false);
  expect(await opens(session.token)).toBe(true);
});

it("a recovery code does the same (R60)", async () => {
  const { email, session: before } = await makeProtectedPerson();
  const [code = ""] = await plantRecoveryCodes(before.accountId);
  const ticket = await rewardFor(email);
  const proof = { kind: "recovery-code", code } as const;
  const { grant } = mustHave(await completeSignIn({ ticket, proof }, TRACE, NOW));
  const session = await redeem(grant);
  for (const old of [ticket, grant, before.token]) expect(await opens(old)).toBe(false);
  expect(await opens(session.token)).toBe(true);
});

it("enrolling ends the session that began it, and every other (R40, R60)", async () => {
  const { email, session: before } = await makePerson();
  const elsewhere = await redeem(await rewardFor(email));
  const { session } = await enroll(before);
  for (const old of [before, elsewhere]) expect(await opens(old.token)).toBe(false);
  expect(await opens(session.token)).toBe(true);
  const ended = { subjectId: before.accountId, event: "sessions.ended" };
  expect(await database().auditRow.findMany({ where: ended })).toMatchObject([
    { reason: "authenticator-added", result: "success" },
  ]);
});

it("stepping up, with the password or with a code, leaves the session and kills its old token (R60)", async () => {
  const { session: plain } = await makePerson();
  const act = { session: plain, purpose: "add-authenticator", trace: TRACE, now: NOW } as const;
  const { sessionToken } = mustHave(await stepUpWithPassword(act, PASSWORD, undefined));
  expect([await opens(plain.token), await opens(sessionToken)]).toEqual([false, true]);

  const { session, phone } = await enroll((await makePerson()).session);
  const now = later(30);
  const proof = { kind: "authenticator", code: phone.codeAt(now) } as const;
  const stepUp = { session, purpose: "end-sessions", trace: TRACE, now } as const;
  const raised = mustHave(await stepUpWithSecondFactor(stepUp, proof));
  expect(await opens(session.token, now)).toBe(false);
  expect(await findSession(raised.sessionToken, now)).toMatchObject({ id: session.id });
});

it("renewing a session that has ended meanwhile fails, and gives no token (R60)", async () => {
  const { session } = await makePerson();
  await database().session.delete({ where: { id: session.id } });
  await expect(transaction((tx) => renewSession(tx, session.id))).rejects.toThrow("No record");
});
