// Proves that a ticket and a right code open one session, however many times and from wherever they are sent.
import { describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { clearAttempts, secondFactorKey } from "@/lib/sign-in/attempts/attempt-counter";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { findTicket } from "@/lib/sign-in/ticket";
import { stepAt } from "@/lib/totp/step";
import {
  later,
  makePerson,
  makeProtectedPerson,
  mustHave,
  NOW,
  plantAuthenticator,
  plantRecoveryCodes,
  redeem,
  rewardFor,
  ticketsFor,
} from "@/lib/two-factor/test-person";

const withCode = (ticket: string, code: string, now = NOW) =>
  completeSignIn({ ticket, proof: { kind: "authenticator", code } }, TRACE, now);

const sessionsOf = (accountId: string) =>
  database().session.count({ where: { accountId, factor: "authenticator" } });

describe("twenty submissions of one right code open one session (R18)", () => {
  it("over one ticket", async () => {
    const { email, phone, session } = await makeProtectedPerson();
    const ticket = await rewardFor(email);
    const results = await Promise.all(Array.from({ length: 20 }, () => withCode(ticket, phone.codeAt(NOW))));
    const grants = results.flatMap((result) => (result.ok ? [result.value.grant] : []));
    expect(grants).toHaveLength(1);
    await Promise.all(grants.map((grant) => redeem(grant)));
    expect(await sessionsOf(session.accountId)).toBe(1);
  });

  it("over twenty tickets of as many browsers", async () => {
    const { phone, session } = await makeProtectedPerson();
    const tickets = await ticketsFor(session.accountId, 20);
    const results = await Promise.all(tickets.map((ticket) => withCode(ticket, phone.codeAt(NOW))));
    const grants = results.flatMap((result) => (result.ok ? [result.value.grant] : []));
    expect(grants).toHaveLength(1);
    expect(
      await database().signInGrant.count({
        where: { accountId: session.accountId, factor: "authenticator" },
      }),
    ).toBe(1);
    const refusals = new Set(results.flatMap((result) => (result.ok ? [] : [result.error])));
    expect(["code-already-used", "attempts-locked"]).toEqual(expect.arrayContaining([...refusals]));
  });
});

it("opens one session with one ticket when several right proofs come at once", async () => {
  const { email, phone, session } = await makeProtectedPerson();
  const tablet = await plantAuthenticator(session.accountId);
  const [recoveryCode = ""] = await plantRecoveryCodes(session.accountId);
  const ticket = await rewardFor(email);
  const results = await Promise.all([
    withCode(ticket, phone.codeAt(NOW)),
    withCode(ticket, tablet.phone.codeAt(NOW)),
    completeSignIn({ ticket, proof: { kind: "recovery-code", code: recoveryCode } }, TRACE, NOW),
  ]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  // What the losers offered was not spent: nothing was bought with it.
  const { accountId } = session;
  const codes = await database().recoveryCode.count({
    where: { usedAt: { not: null }, batch: { accountId } },
  });
  const steps = await database().authenticator.count({
    where: { accountId, lastUsedStep: { gte: stepAt(NOW.getTime(), 30) } },
  });
  expect(codes + steps).toBe(1);
});

describe("a ticket", () => {
  it("is consumed by the sign-in that it permitted (R18)", async () => {
    const { email, phone } = await makeProtectedPerson();
    const ticket = await rewardFor(email);
    expect((await withCode(ticket, phone.codeAt(NOW))).ok).toBe(true);
    expect(await findTicket(ticket, NOW)).toBeNull();
    const next = later(30);
    expect(await withCode(ticket, phone.codeAt(next), next)).toMatchObject({ error: "ticket-expired" });
  });

  it("dies of five wrong codes, even when the account may still try", async () => {
    const { email, phone, session } = await makeProtectedPerson();
    const ticket = await rewardFor(email);
    for (let n = 0; n < 5; n += 1) await withCode(ticket, phone.wrongCodeAt(NOW));
    await transaction((tx) => clearAttempts(tx, secondFactorKey(session.accountId)));
    expect(await withCode(ticket, phone.codeAt(NOW))).toMatchObject({ error: "ticket-expired" });
    expect((await withCode(await rewardFor(email), phone.codeAt(NOW))).ok).toBe(true);
  });

  it("asks for the factors of its own account alone (R18)", async () => {
    const [mine, yours] = [await makeProtectedPerson(), await makeProtectedPerson()];
    const ticket = await rewardFor(mine.email);
    expect(await withCode(ticket, yours.phone.codeAt(NOW))).toMatchObject({ error: "code-wrong" });
    const session = await redeem(mustHave(await withCode(ticket, mine.phone.codeAt(NOW))).grant);
    expect(session.accountId).toBe(mine.session.accountId);
  });

  it("is not spent on a code that was used already", async () => {
    const { email, phone } = await makeProtectedPerson();
    mustHave(await withCode(await rewardFor(email), phone.codeAt(NOW)));
    const ticket = await rewardFor(email);
    expect(await withCode(ticket, phone.codeAt(NOW))).toMatchObject({ error: "code-already-used" });
    const next = later(30);
    expect((await withCode(ticket, phone.codeAt(next), next)).ok).toBe(true);
  });
});

describe("any of several authenticators", () => {
  it("signs in, and each keeps count of its own steps", async () => {
    const { email, phone, session, authenticatorId } = await makeProtectedPerson();
    const tablet = await plantAuthenticator(session.accountId, later(1), "Tablet");
    for (const code of [phone.codeAt(NOW), tablet.phone.codeAt(NOW)]) {
      mustHave(await withCode(await rewardFor(email), code));
    }
    const used = await database().authenticator.findMany({ orderBy: { confirmedAt: "asc" } });
    const own = used.filter(({ accountId }) => accountId === session.accountId);
    expect(own.map(({ id, lastUsedAt }) => ({ id, lastUsedAt }))).toEqual([
      { id: authenticatorId, lastUsedAt: NOW },
      { id: tablet.authenticatorId, lastUsedAt: NOW },
    ]);
  });
});

it("denies without a second factor: no code of nobody's authenticator is right", async () => {
  const { email, phone, session } = await makeProtectedPerson();
  const ticket = await rewardFor(email);
  await database().authenticator.deleteMany({ where: { accountId: session.accountId } });
  for (const code of [phone.codeAt(NOW), "000000", ""]) {
    expect(await withCode(ticket, code)).toMatchObject({ error: "code-wrong" });
  }
  const proof = { kind: "recovery-code", code: "00000000" } as const;
  expect(await completeSignIn({ ticket, proof }, TRACE, NOW)).toMatchObject({ error: "recovery-code-wrong" });
});

it("refuses the ticket of an account that is gone", async () => {
  const { email, session } = await makePerson();
  await plantAuthenticator(session.accountId);
  const ticket = await rewardFor(email);
  await database().account.delete({ where: { id: session.accountId } });
  expect(await withCode(ticket, "000000")).toMatchObject({ error: "ticket-expired" });
});
