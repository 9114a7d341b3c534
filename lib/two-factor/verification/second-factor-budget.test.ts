// Proves that an account's second factors share one budget that no ticket, surface or parallel burst gets around.
import { describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { secondFactorKey } from "@/lib/sign-in/attempts/attempt-counter";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { later, makeProtectedPerson, NOW, rewardFor, ticketsFor } from "@/lib/two-factor/test-person";
import type { SecondFactorProof } from "@/lib/two-factor/verification/proof";
import { signInWith, stepUpWith, totp } from "@/lib/two-factor/verification/test-proofs";

type Person = Awaited<ReturnType<typeof makeProtectedPerson>>;

const recovery = (code: string): SecondFactorProof => ({ kind: "recovery-code", code });

const countRows = ({ session }: Person, where: { event?: string; reason?: string }) =>
  database().auditRow.count({ where: { subjectId: session.accountId, ...where } });

/** Fails at the first moment that allows it, each time. Returns the moment of the last failure. */
async function failInARow(person: Person, times: number): Promise<Date> {
  let now = NOW;
  for (let n = 0; n < times; n += 1) {
    const where = { key: secondFactorKey(person.session.accountId) };
    const state = await database().attemptCounter.findUnique({ where });
    if (state?.lockedUntil) now = state.lockedUntil;
    await stepUpWith(person, totp(person.phone.wrongCodeAt(now)), now);
  }
  return now;
}

it("evaluates five of sixty wrong codes that come at once over twenty tickets (R80)", async () => {
  const person = await makeProtectedPerson();
  const tickets = await ticketsFor(person.session.accountId, 20);
  const wrong = totp(person.phone.wrongCodeAt(NOW));
  const tries = Array.from({ length: 60 }, (_, n) =>
    completeSignIn({ ticket: tickets[n % 20] ?? "", proof: wrong }, TRACE, NOW),
  );
  const results = await Promise.all(tries);
  expect(results.filter(({ ok }) => ok)).toHaveLength(0);
  expect(await countRows(person, { reason: "code-wrong" })).toBe(5);
  expect(await countRows(person, { reason: "attempts-locked" })).toBe(55);
  expect(await countRows(person, { event: "second-factor.locked" })).toBe(1);

  const right = totp(person.phone.codeAt(NOW));
  const locked = { ok: false, error: "attempts-locked", details: { lockedUntil: later(900) } };
  expect(await signInWith(person, right)).toEqual(locked);
  expect(await completeSignIn({ ticket: tickets[7] ?? "", proof: right }, TRACE, NOW)).toEqual(locked);
});

describe("a lock", () => {
  it("ends to the second, and the right code opens again (R81)", async () => {
    const person = await makeProtectedPerson();
    await failInARow(person, 5);
    for (const [seconds, ok] of [
      [899.999, false],
      [900, true],
    ] as const) {
      const now = later(seconds);
      expect((await signInWith(person, totp(person.phone.codeAt(now)), now)).ok).toBe(ok);
    }
  });

  it("begins for everything when authenticator, recovery code and step-up have failed five times together (R69)", async () => {
    const person = await makeProtectedPerson();
    const wrong = totp(person.phone.wrongCodeAt(NOW));
    expect(await signInWith(person, wrong)).toMatchObject({ error: "code-wrong" });
    expect(await signInWith(person, recovery("00000000"))).toMatchObject({ error: "recovery-code-wrong" });
    expect(await stepUpWith(person, wrong)).toMatchObject({ error: "code-wrong" });
    expect(await stepUpWith(person, recovery("00000000"))).toMatchObject({ error: "recovery-code-wrong" });
    expect(await signInWith(person, wrong)).toMatchObject({ error: "attempts-locked" });
    const right = totp(person.phone.codeAt(NOW));
    for (const surface of [signInWith, stepUpWith]) {
      expect(await surface(person, right)).toMatchObject({ error: "attempts-locked" });
      expect(await surface(person, recovery("00000000"))).toMatchObject({ error: "attempts-locked" });
    }
  });

  it("costs a ticket none of its tries", async () => {
    const person = await makeProtectedPerson();
    const ticket = await rewardFor(person.email, later(700));
    await failInARow(person, 5);
    const right = (now: Date) =>
      completeSignIn({ ticket, proof: totp(person.phone.codeAt(now)) }, TRACE, now);
    for (let n = 0; n < 7; n += 1)
      expect(await right(later(890))).toMatchObject({ error: "attempts-locked" });
    expect((await right(later(900))).ok).toBe(true);
  });

  it("follows each further five: 15 min, 30 min, 1 h, 4 h, 24 h, and then for ever", async () => {
    const person = await makeProtectedPerson();
    const last = await failInARow(person, 30);
    expect(last).toEqual(later(900 + 1800 + 3600 + 14_400 + 86_400));
    expect(await countRows(person, { event: "second-factor.locked" })).toBe(6);
    const years = later(20 * 365 * 86_400);
    const frozen = { ok: false, error: "attempts-frozen", details: {} };
    expect(await signInWith(person, totp(person.phone.codeAt(years)), years)).toEqual(frozen);
  });
});

it("says what the last two tries before each lock lead to, on every surface, and nothing before (R84)", async () => {
  const person = await makeProtectedPerson();
  const wrong = totp(person.phone.wrongCodeAt(NOW));
  const lock = 900;
  for (const [surface, proof, nextLock] of [
    [signInWith, wrong, undefined],
    [stepUpWith, wrong, undefined],
    [signInWith, recovery("00000000"), { triesLeft: 2, lock }],
    [stepUpWith, wrong, { triesLeft: 1, lock }],
  ] as const) {
    const tried = await surface(person, proof);
    expect(tried.ok ? null : tried.details.nextLock).toEqual(nextLock);
  }
  expect(await signInWith(person, wrong)).toMatchObject({ error: "attempts-locked" });
  const last = await failInARow(person, 23);
  const almostFrozen = await stepUpWith(person, totp(person.phone.wrongCodeAt(last)), last);
  expect(almostFrozen).toMatchObject({ details: { nextLock: { triesLeft: 1, lock: "frozen" } } });
});

it("begins signInWith after a right code (R84)", async () => {
  const person = await makeProtectedPerson();
  const wrong = totp(person.phone.wrongCodeAt(NOW));
  const failFour = async () => {
    for (let n = 0; n < 4; n += 1)
      expect(await stepUpWith(person, wrong)).toMatchObject({ error: "code-wrong" });
  };
  await failFour();
  expect((await stepUpWith(person, totp(person.phone.codeAt(NOW)))).ok).toBe(true);
  await failFour();
  const next = later(30);
  expect((await signInWith(person, totp(person.phone.codeAt(next)), next)).ok).toBe(true);
});
