// Proves that a recovery code signs its own account in once, with a password's ticket and never without.
import { describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { stepUpWithSecondFactor } from "@/lib/sign-in/step-up/step-up";
import { twoFactorOverview } from "@/lib/two-factor/overview/overview";
import {
  makeProtectedPerson,
  mustHave,
  NOW,
  plantRecoveryCodes,
  redeem,
  rewardFor,
  ticketsFor,
} from "@/lib/two-factor/test-person";

async function makeCareful() {
  const person = await makeProtectedPerson();
  const [one = "", two = "", three = ""] = await plantRecoveryCodes(person.session.accountId);
  return { ...person, one, two, three };
}
type Person = Awaited<ReturnType<typeof makeCareful>>;

const proofOf = (code: string) => ({ kind: "recovery-code", code }) as const;
const signInWith = async ({ email }: Person, code: string, ticket?: string) =>
  completeSignIn({ ticket: ticket ?? (await rewardFor(email)), proof: proofOf(code) }, TRACE, NOW);
const left = async ({ session }: Person) => (await twoFactorOverview(session, NOW)).recoveryCodesLeft;
const wrong = { ok: false, error: "recovery-code-wrong" };

describe("a recovery code", () => {
  it("signs in once, in a session that says so, and leaves one fewer (R45, R48)", async () => {
    const person = await makeCareful();
    const session = await redeem(mustHave(await signInWith(person, person.one)).grant);
    expect(session).toMatchObject({ accountId: person.session.accountId, factor: "recovery-code" });
    expect(await left(person)).toBe(2);
    expect(await signInWith(person, person.one)).toMatchObject(wrong);
    expect((await signInWith(person, person.two)).ok).toBe(true);
    expect(await left(person)).toBe(1);
  });

  it("opens one session of twenty tries at once over twenty tickets (R45)", async () => {
    const person = await makeCareful();
    const tickets = await ticketsFor(person.session.accountId, 20);
    const results = await Promise.all(tickets.map((ticket) => signInWith(person, person.one, ticket)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await left(person)).toBe(2);
  });

  it("that was used at sign-in is refused at step-up, and the other way round", async () => {
    const person = await makeCareful();
    const { session } = person;
    const stepUp = { session, purpose: "add-authenticator", trace: TRACE, now: NOW } as const;
    mustHave(await signInWith(person, person.one));
    expect(await stepUpWithSecondFactor(stepUp, proofOf(person.one))).toMatchObject(wrong);
    mustHave(await stepUpWithSecondFactor(stepUp, proofOf(person.two)));
    expect(await signInWith(person, person.two)).toMatchObject(wrong);
  });

  it("of another account is refused, and stays good for its own (R45)", async () => {
    const [mine, yours] = [await makeCareful(), await makeCareful()];
    expect(await signInWith(yours, mine.one)).toMatchObject(wrong);
    expect((await signInWith(mine, mine.one)).ok).toBe(true);
  });

  it("of a batch that was replaced is refused", async () => {
    const person = await makeCareful();
    const [fresh = ""] = await plantRecoveryCodes(person.session.accountId);
    expect(await signInWith(person, person.one)).toMatchObject(wrong);
    expect((await signInWith(person, fresh)).ok).toBe(true);
  });

  it("opens nothing without a ticket (R46)", async () => {
    const person = await makeCareful();
    for (const ticket of ["", person.session.token]) {
      expect(await signInWith(person, person.one, ticket)).toMatchObject({ error: "ticket-expired" });
    }
    expect(await left(person)).toBe(3);
  });

  it("is denied once the pepper of its batch is gone, and the attempt is given back", async () => {
    const person = await makeCareful();
    const where = { accountId: person.session.accountId };
    await database().recoveryBatch.update({ where, data: { pepperId: "retired" } });
    for (let n = 0; n < 6; n += 1) await expect(signInWith(person, person.one)).rejects.toThrow("retired");
    await database().recoveryBatch.update({ where, data: { pepperId: "p1" } });
    expect((await signInWith(person, person.one)).ok).toBe(true);
  });
});
