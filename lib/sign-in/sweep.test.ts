// Proves that sweeping removes what has ended and nothing that still counts.
import { beforeAll, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { passwordSchedule, secondFactorSchedule } from "@/lib/sign-in/attempts/attempt-budget";
import { reserveAttempt, secondFactorKey } from "@/lib/sign-in/attempts/attempt-counter";
import { passwordKey } from "@/lib/sign-in/attempts/password-key";
import { findSession } from "@/lib/sign-in/sessions/session";
import { openSessionOf, signInGrantOf } from "@/lib/sign-in/sessions/test-session";
import { redeemSignInGrant } from "@/lib/sign-in/sign-in-grant";
import { holdsStepUpGrant } from "@/lib/sign-in/step-up/step-up-grant";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { sweepSignIn } from "@/lib/sign-in/sweep";
import { findTicket, mintTicket } from "@/lib/sign-in/ticket";
import { later, makeProtectedPerson, NOW, type OpenSession } from "@/lib/two-factor/test-person";

const DAY = 86_400;
let session: OpenSession;
beforeAll(async () => {
  const { accountId } = (await makeProtectedPerson()).session;
  session = await openSessionOf(accountId);
});

it("keeps every credential until its last moment, and removes it then", async () => {
  const { accountId, id: sessionId } = session;
  const ticket = await transaction((tx) => mintTicket(tx, accountId, NOW));
  const grant = await signInGrantOf(accountId, "password");
  const claim = await claimFor(sessionId, "turn-off");

  await sweepSignIn(later(59.999));
  expect(await redeemSignInGrant(grant, TRACE, later(59.999))).not.toBeNull();
  await sweepSignIn(later(60));
  expect(await database().signInGrant.count({ where: { accountId } })).toBe(0);

  await sweepSignIn(later(299.999));
  expect((await findTicket(ticket, later(299.999)))?.accountId).toBe(accountId);
  expect(await holdsStepUpGrant(claim, later(299.999))).toBe(true);
  await sweepSignIn(later(300));
  expect(await database().ticket.count()).toBe(0);
  expect(await database().stepUpGrant.count()).toBe(0);

  await sweepSignIn(later(3600));
  expect(await findSession(session.token, later(3600))).not.toBeNull();
  await sweepSignIn(later(3600 + 3600.001));
  expect(await database().session.count()).toBe(0);
});

it("forgets passwords' failures after a month of rest, and those of second factors never", async () => {
  const password = passwordKey("somebody@example.test", null);
  const known = passwordKey("somebody@example.test", "known-browser");
  const secondFactor = secondFactorKey("somebody");
  await transaction(async (tx) => {
    await reserveAttempt(tx, password, passwordSchedule, NOW);
    await reserveAttempt(tx, known, passwordSchedule, NOW);
    await reserveAttempt(tx, secondFactor, secondFactorSchedule, NOW);
  });
  const keys = async () => {
    const where = { key: { in: [password, known, secondFactor] } };
    return (await database().attemptCounter.findMany({ where })).map(({ key }) => key);
  };
  await sweepSignIn(later(30 * DAY));
  expect(await keys()).toHaveLength(3);
  await sweepSignIn(later(30 * DAY + 0.001));
  expect(await keys()).toEqual([secondFactor]);
  await sweepSignIn(later(1000 * DAY));
  expect(await keys()).toEqual([secondFactor]);
});
