// Proves that a temporary code stands in for its own person's second factor once, in time, and for nothing else.
import type Tinypool from "tinypool";
import { beforeEach, describe, expect, it } from "vitest";
import { type Admin, codeFor, makeAdmin } from "@/lib/admin/temporary-code/test-temporary-code";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { TEMPORARY_CODE_SECONDS } from "@/lib/platform/durations";
import { shared } from "@/lib/platform/shared";
import { secondFactorKey } from "@/lib/sign-in/attempts/attempt-counter";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { endSessionsTrustAndResets } from "@/lib/sign-in/sessions/end-sessions-trust-and-resets";
import { stepUpWithSecondFactor } from "@/lib/sign-in/step-up/step-up";
import { sweepTwoFactor } from "@/lib/two-factor/sweep-two-factor";
import {
  later,
  makeProtectedPerson,
  mustHave,
  NOW,
  plantRecoveryCodes,
  redeem,
  rewardFor,
  ticketsFor,
} from "@/lib/two-factor/test-person";

type Person = Awaited<ReturnType<typeof makeProtectedPerson>>;

const wrong = { ok: false, error: "recovery-code-wrong" };
const proofOf = (code: string) => ({ kind: "recovery-code", code }) as const;
const signInWith = async ({ email }: Person, code: string, now = NOW, ticket?: string) =>
  completeSignIn({ ticket: ticket ?? (await rewardFor(email, now)), proof: proofOf(code) }, TRACE, now);
const rowOf = ({ session: { accountId } }: Person) =>
  database().temporaryCode.findUnique({ where: { accountId } });

let admin: Admin;
beforeEach(async () => {
  admin = await makeAdmin();
});

/** With recovery codes, whose salt a temporary code shares, and without. */
describe.each([
  ["somebody who has recovery codes", true],
  ["somebody who has none", false],
])("of %s", (_, hasCodes) => {
  async function makeMember(): Promise<Person> {
    const person = await makeProtectedPerson();
    if (hasCodes) await plantRecoveryCodes(person.session.accountId);
    return person;
  }

  it("signs in once, in a session that says so, and is refused from then on", async () => {
    const person = await makeMember();
    const code = await codeFor(person, admin);
    const session = await redeem(mustHave(await signInWith(person, code)).grant);
    expect(session).toMatchObject({ accountId: person.session.accountId, factor: "temporary-code" });
    expect(await signInWith(person, code)).toMatchObject(wrong);
    const rows = { subjectId: person.session.accountId, result: "success", factor: "temporary-code" };
    const told = await database().auditRow.findMany({ where: rows, orderBy: { id: "asc" } });
    expect(told.map(({ event }) => event)).toEqual(["second-factor.checked", "session.opened"]);
    const used = { subjectId: person.session.accountId, event: "temporary-code.used" };
    expect(await database().auditRow.count({ where: used })).toBe(1);
  });

  it("opens one session of twenty tries at once over twenty tickets", async () => {
    const person = await makeMember();
    const tickets = await ticketsFor(person.session.accountId, 20);
    const code = await codeFor(person, admin);
    const tries = tickets.map((ticket) => signInWith(person, code, NOW, ticket));
    expect((await Promise.all(tries)).filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("ends to the millisecond, and is swept away", async () => {
    const person = await makeMember();
    const code = await codeFor(person, admin);
    expect(await signInWith(person, code, later(TEMPORARY_CODE_SECONDS))).toMatchObject(wrong);
    await sweepTwoFactor(later(TEMPORARY_CODE_SECONDS - 0.001));
    expect((await signInWith(person, code, later(TEMPORARY_CODE_SECONDS - 0.001))).ok).toBe(true);
    await sweepTwoFactor(later(TEMPORARY_CODE_SECONDS));
    expect(await rowOf(person)).toBeNull();
  });

  it("dies when a new one is made", async () => {
    const person = await makeMember();
    const older = await codeFor(person, admin);
    const newer = await codeFor(person, await makeAdmin());
    expect(await signInWith(person, older)).toMatchObject(wrong);
    expect((await signInWith(person, newer)).ok).toBe(true);
  });

  it("opens nothing of anybody else's, and nothing without the password", async () => {
    const [mine, yours] = [await makeMember(), await makeMember()];
    const code = await codeFor(mine, admin);
    expect(await signInWith(yours, code)).toMatchObject(wrong);
    for (const ticket of ["", mine.session.token])
      expect(await signInWith(mine, code, NOW, ticket)).toMatchObject({ error: "ticket-expired" });
    expect((await signInWith(mine, code)).ok).toBe(true);
  });

  it("dies with everything else that could act for the account", async () => {
    const person = await makeMember();
    const code = await codeFor(person, admin);
    const end = { accountId: person.session.accountId, reason: "password-changed" } as const;
    await transaction((tx) => endSessionsTrustAndResets(tx, end, TRACE, NOW));
    expect(await signInWith(person, code)).toMatchObject(wrong);
    expect(await rowOf(person)).toBeNull();
  });
});

describe("the budget", () => {
  /** How many slow hashes a try costs. */
  async function hashesOf(person: Person, code = "00000000"): Promise<number> {
    const { workers } = shared<{ workers: Tinypool }>("hash-pool", () => {
      throw new Error("nothing was hashed yet");
    });
    const before = workers.completed;
    await signInWith(person, code);
    return workers.completed - before;
  }

  it("counts wrong ones with every other second factor, and a lock refuses the right one too (R69)", async () => {
    const person = await makeProtectedPerson();
    const code = await codeFor(person, admin);
    const { session, phone } = person;
    for (let n = 0; n < 3; n += 1) expect(await signInWith(person, "00000000")).toMatchObject(wrong);
    const key = secondFactorKey(session.accountId);
    expect(await database().attemptCounter.findUnique({ where: { key } })).toMatchObject({ failures: 3 });
    const stepUp = { session, purpose: "turn-off", trace: TRACE, now: NOW } as const;
    const mistyped = { kind: "authenticator", code: phone.wrongCodeAt(NOW) } as const;
    await stepUpWithSecondFactor(stepUp, mistyped);
    expect(await signInWith(person, "00000000")).toMatchObject({ error: "attempts-locked" });
    expect(await signInWith(person, code)).toMatchObject({ error: "attempts-locked" });
    expect(await rowOf(person)).toMatchObject({ usedAt: null });
  });

  it("costs one slow hash, whether there is a code or not, so that its time tells nothing", async () => {
    const [none, made, both] = [
      await makeProtectedPerson(),
      await makeProtectedPerson(),
      await makeProtectedPerson(),
    ];
    await plantRecoveryCodes(both.session.accountId);
    const codes = [await codeFor(made, admin), await codeFor(both, admin)];
    for (const person of [none, made, both]) expect(await hashesOf(person)).toBe(1);
    expect(await hashesOf(made, codes[0])).toBe(1);
    expect(await hashesOf(both, codes[1])).toBe(1);
  });
});
