// Proves that a confirmation is kept whole or not at all, and once, whatever breaks and however often it is sent.
import { afterEach, describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { secondFactorKey } from "@/lib/sign-in/attempts/attempt-counter";
import { mintTicket } from "@/lib/sign-in/ticket";
import { confirmEnrollment } from "@/lib/two-factor/enrollment/confirm-enrollment";
import { raiseAssurance } from "@/lib/two-factor/enrollment/raise-assurance";
import { prepareCheapCodes } from "@/lib/two-factor/recovery-codes/test-codes";
import { beginEnrollment, makePerson, NOW, redeem, rewardFor } from "@/lib/two-factor/test-person";
import { breakWrites } from "@/prisma/test-fault";

it("keeps nothing where the account's recovery codes went while it was confirmed (R39)", async () => {
  const { accountId } = (await makePerson()).session;
  // What `firstBatch` said of an account that had codes then.
  const raised = {
    accountId,
    factor: "authenticator",
    batch: null,
    endReason: "authenticator-added",
  } as const;
  const raising = transaction((tx) => raiseAssurance(tx, { ...raised, entries: [] }, TRACE, NOW));
  await expect(raising).rejects.toThrow("the recovery codes went meanwhile");
  expect(await database().session.count({ where: { accountId } })).toBe(1);
});

type Begun = Awaited<ReturnType<typeof begin>>;

/** A person about to confirm, with a second session, a ticket and a failure, and codes prepared. */
async function begin() {
  const person = await makePerson();
  const { accountId } = person.session;
  await redeem(await rewardFor(person.email));
  await transaction((tx) => mintTicket(tx, accountId, NOW));
  await database().attemptCounter.create({
    data: { key: secondFactorKey(accountId), failures: 2, updatedAt: NOW },
  });
  const begun = await beginEnrollment(person.session);
  await prepareCheapCodes(begun.enrollmentId, accountId, 10);
  return { ...begun, ...person, accountId };
}

const confirm = ({ owner, phone }: Begun, code = phone.codeAt(NOW)) =>
  confirmEnrollment({ owner, code, name: "Phone", trace: TRACE, now: NOW });

/** Everything that confirming touches. */
async function everythingOf({ accountId }: Begun) {
  const db = database();
  const where = { where: { accountId } };
  return {
    authenticators: await db.authenticator.findMany(where),
    enrollments: await db.enrollment.findMany(where),
    batches: await db.recoveryBatch.findMany({ ...where, include: { codes: true } }),
    sessions: await db.session.findMany(where),
    tickets: await db.ticket.findMany(where),
    grants: await db.signInGrant.findMany(where),
    attempts: await db.attemptCounter.findMany({ where: { key: secondFactorKey(accountId) } }),
    audit: await db.auditRow.findMany({ where: { subjectId: accountId } }),
  };
}

const FAULTS = [
  ["DELETE", "Enrollment"],
  ["INSERT", "Authenticator"],
  ["INSERT", "RecoveryBatch"],
  ["INSERT", "RecoveryCode"],
  ["DELETE", "Session"],
  ["DELETE", "Ticket"],
  ["DELETE", "AttemptCounter"],
  ["INSERT", "AuditRow"],
  ["INSERT", "SignInGrant"],
] as const;

let repair = async () => {};
afterEach(() => repair());

describe("when a write of the confirmation fails", () => {
  it.each(FAULTS)("at %s %s, nothing is kept and it can be confirmed afterwards", async (...fault) => {
    const begun = await begin();
    const before = await everythingOf(begun);
    repair = await breakWrites(...fault);
    await expect(confirm(begun)).rejects.toThrow();
    await repair();
    expect(await everythingOf(begun)).toEqual(before);
    expect((await confirm(begun)).ok).toBe(true);
  });
});

it("gives tries back when the server, not the person, failed", async () => {
  const begun = await begin();
  repair = await breakWrites("INSERT", "RecoveryCode");
  for (let n = 0; n < 8; n += 1) await expect(confirm(begun)).rejects.toThrow();
  await repair();
  expect((await confirm(begun)).ok).toBe(true);
});

it("makes one authenticator and one batch of codes of twenty confirmations at once", async () => {
  const begun = await begin();
  const results = await Promise.all(Array.from({ length: 20 }, () => confirm(begun)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  const refusals = new Set(results.flatMap((result) => (result.ok ? [] : [result.error])));
  expect(["enrollment-missing", "enrollment-used-up"]).toEqual(expect.arrayContaining([...refusals]));
  const { authenticators, batches, grants } = await everythingOf(begun);
  expect(authenticators).toHaveLength(1);
  expect(batches.map(({ codes }) => codes.length)).toEqual([10]);
  expect(grants.filter(({ factor }) => factor === "authenticator")).toHaveLength(1);
});

it("evaluates five of twenty wrong codes at once", async () => {
  const begun = await begin();
  const wrong = begun.phone.wrongCodeAt(NOW);
  const results = await Promise.all(Array.from({ length: 20 }, () => confirm(begun, wrong)));
  const evaluated = results.filter((result) => !result.ok && result.error === "code-wrong");
  expect(evaluated).toHaveLength(5);
});

it("confirms nothing with prepared codes that belong to another enrollment", async () => {
  const [mine, yours] = [await begin(), await begin()];
  const { sealedCodes } = await database().enrollment.findUniqueOrThrow({
    where: { id: yours.enrollmentId },
  });
  await database().enrollment.update({ where: { id: mine.enrollmentId }, data: { sealedCodes } });
  const before = await everythingOf(mine);
  await expect(confirm(mine)).rejects.toThrow("sealed for another");
  expect(await everythingOf(mine)).toEqual(before);
});
