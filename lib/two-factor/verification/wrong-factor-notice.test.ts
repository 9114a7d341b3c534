// Proves that the owner is told of wrong second factors behind a right password: the first of a row, the lock, and the success after several (R85).
import { describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { secondFactorKey } from "@/lib/sign-in/attempts/attempt-counter";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { later, makeProtectedPerson, NOW, rewardFor, ticketsFor } from "@/lib/two-factor/test-person";
import { signInWith, stepUpWith, totp } from "@/lib/two-factor/verification/test-proofs";
import { tellOfWrongFactor } from "@/lib/two-factor/verification/wrong-factor-notice";
import { breakWrites } from "@/prisma/test-fault";

type Person = Awaited<ReturnType<typeof makeProtectedPerson>>;

const wrongOf = ({ phone }: Person) => totp(phone.wrongCodeAt(NOW));

async function toldTo({ session }: Person): Promise<string[]> {
  const where = { accountId: session.accountId };
  const notices = await database().notice.findMany({ where, orderBy: { at: "asc" } });
  return notices.map(({ kind }) => kind);
}
const locksOf = ({ session }: Person) =>
  database().auditRow.count({ where: { subjectId: session.accountId, event: "second-factor.locked" } });

describe("at sign-in", () => {
  it("tells of the first wrong one of a row and of the lock, and of none between (R85)", async () => {
    const person = await makeProtectedPerson();
    const told: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      await signInWith(person, wrongOf(person), later(n));
      told.push((await toldTo(person)).length);
    }
    expect(told).toEqual([1, 1, 1, 1, 2]);
    expect(await toldTo(person)).toEqual(["second-factor-wrong", "second-factor-locked"]);
  });

  it("tells of no refusal while the lock lasts, for nothing was tried", async () => {
    const person = await makeProtectedPerson();
    for (let n = 0; n < 8; n += 1) await signInWith(person, wrongOf(person), later(n));
    expect(await toldTo(person)).toHaveLength(2);
  });

  it("tells anew after a right code has ended the row", async () => {
    const person = await makeProtectedPerson();
    await signInWith(person, wrongOf(person));
    expect((await signInWith(person, totp(person.phone.codeAt(NOW)))).ok).toBe(true);
    await signInWith(person, wrongOf(person), later(60));
    expect(await toldTo(person)).toEqual(["second-factor-wrong", "second-factor-wrong"]);
  });

  it("tells once a day while a row drags on: its first may have been months ago", async () => {
    const person = await makeProtectedPerson();
    await signInWith(person, wrongOf(person));
    await signInWith(person, wrongOf(person), later(86_399));
    expect(await toldTo(person)).toHaveLength(1);
    await signInWith(person, wrongOf(person), later(86_401));
    expect(await toldTo(person)).toHaveLength(2);
  });

  it("tells once of twenty wrong ones that come at once, and once of their lock", async () => {
    const person = await makeProtectedPerson();
    const tickets = await ticketsFor(person.session.accountId, 20);
    await Promise.all(
      tickets.map((ticket) => completeSignIn({ ticket, proof: wrongOf(person) }, TRACE, NOW)),
    );
    expect((await toldTo(person)).sort()).toEqual(["second-factor-locked", "second-factor-wrong"]);
  });

  it("tells once when the first of two at once is written down last", async () => {
    const person = await makeProtectedPerson();
    for (const failures of [2, 1])
      await transaction((tx) => tellOfWrongFactor(tx, person.session.accountId, failures, TRACE, NOW));
    expect(await toldTo(person)).toEqual(["second-factor-wrong"]);
  });

  it("tells of nothing when a right code came too late for its ticket", async () => {
    const person = await makeProtectedPerson();
    const ticket = await rewardFor(person.email);
    await completeSignIn({ ticket, proof: totp(person.phone.codeAt(NOW)) }, TRACE, later(10_000));
    expect(await toldTo(person)).toEqual([]);
  });
});

describe("at step-up", () => {
  it("tells of no first: the owner may well have mistyped, and is in anyway", async () => {
    const person = await makeProtectedPerson();
    await stepUpWith(person, wrongOf(person));
    expect(await toldTo(person)).toEqual([]);
  });

  it("does not hide the first at sign-in that follows in the same row", async () => {
    const person = await makeProtectedPerson();
    await stepUpWith(person, wrongOf(person));
    await signInWith(person, wrongOf(person));
    expect(await toldTo(person)).toEqual(["second-factor-wrong"]);
  });

  it("tells of the lock, which holds at sign-in as well", async () => {
    const person = await makeProtectedPerson();
    for (let n = 0; n < 5; n += 1) await stepUpWith(person, wrongOf(person));
    expect(await toldTo(person)).toEqual(["second-factor-locked"]);
  });
});

describe("success after failures", () => {
  it.each([
    [2, []],
    [3, ["signed-in-after-failures"]],
  ])("after %i wrong ones tells %j beside the first (ASVS 6.3.5)", async (failures, more) => {
    const person = await makeProtectedPerson();
    for (let n = 0; n < failures; n += 1) await signInWith(person, wrongOf(person));
    expect((await signInWith(person, totp(person.phone.codeAt(later(1))), later(1))).ok).toBe(true);
    expect(await toldTo(person)).toEqual(["second-factor-wrong", ...more]);
  });
});

describe("what did not happen", () => {
  it("is no lock when the right code, sent twice at once after three wrong ones, ended the row", async () => {
    for (let round = 0; round < 4; round += 1) {
      const person = await makeProtectedPerson();
      for (let n = 0; n < 3; n += 1) await stepUpWith(person, wrongOf(person));
      const right = totp(person.phone.codeAt(NOW));
      const [first = "", second = ""] = await ticketsFor(person.session.accountId, 2);
      const results = await Promise.all(
        [first, second].map((ticket) => completeSignIn({ ticket, proof: right }, TRACE, NOW)),
      );
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(results.find(({ ok }) => !ok)).toMatchObject({ error: "code-already-used" });
      expect(await locksOf(person)).toBe(0);
      expect(await toldTo(person)).not.toContain("second-factor-locked");
    }
  });

  it("is told by nothing when writing the failure down fails: notice and row are one", async () => {
    const person = await makeProtectedPerson();
    const repair = await breakWrites("INSERT", "Notice");
    const ticket = await rewardFor(person.email);
    const failed = completeSignIn({ ticket, proof: wrongOf(person) }, TRACE, NOW);
    await expect(failed).rejects.toThrow();
    await repair();
    const where = { subjectId: person.session.accountId, reason: "code-wrong" };
    expect(await database().auditRow.count({ where })).toBe(0);
    const key = secondFactorKey(person.session.accountId);
    expect(await database().attemptCounter.findUnique({ where: { key } })).toMatchObject({ failures: 1 });
  });
});
