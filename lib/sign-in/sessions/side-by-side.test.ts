// Proves that what different verbs do to one account at the same moment ends as if one had come after the other (R121).
import { beforeAll, describe, expect, it } from "vitest";
import { deleteAccount } from "@/lib/accounts/privacy/delete-account";
import { signUp } from "@/lib/accounts/sign-up/sign-up";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { ENROLLMENT_STARTS_PER_DAY } from "@/lib/platform/limits";
import { holdHashes } from "@/lib/platform/test-held-hashes";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { signOut } from "@/lib/sign-in/sessions/sign-out";
import { signInGrantOf } from "@/lib/sign-in/sessions/test-session";
import { signIn } from "@/lib/sign-in/sign-in";
import { redeemSignInGrant } from "@/lib/sign-in/sign-in-grant";
import { stepUpWithSecondFactor } from "@/lib/sign-in/step-up/step-up";
import { ownAct } from "@/lib/sign-in/step-up/test-claim";
import { confirmEnrollment } from "@/lib/two-factor/enrollment/confirm-enrollment";
import { startEnrollment } from "@/lib/two-factor/enrollment/start-enrollment";
import { prepareCheapCodes } from "@/lib/two-factor/recovery-codes/test-codes";
import {
  beginEnrollment,
  makePerson,
  makeProtectedPerson,
  NOW,
  PASSWORD,
  rewardFor,
} from "@/lib/two-factor/test-person";

const ROUNDS = 6;

beforeAll(() => {
  Object.assign(settings(), { signUp: "open" });
});

const grantFor = (accountId: string) => signInGrantOf(accountId, "password");
const redeem = (grant: string) => redeemSignInGrant(grant, TRACE, NOW);

/** Runs acts at once, each round with another one first. */
function atOnce<T>(round: number, acts: (() => Promise<T>)[]): Promise<T[]> {
  const turned = [...acts.slice(round % acts.length), ...acts.slice(0, round % acts.length)];
  return Promise.all(turned.map((act) => act()));
}

describe("in every round", () => {
  it("no session outlives a confirmation that was not there when it ended all others (R40, R121)", async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { session } = await makePerson();
      const { accountId } = session;
      const begun = await beginEnrollment(session);
      await prepareCheapCodes(begun.enrollmentId, accountId);
      const grants = await Promise.all(Array.from({ length: 6 }, () => grantFor(accountId)));
      const code = begun.phone.codeAt(NOW);
      const confirm = () =>
        confirmEnrollment({ owner: begun.owner, code, name: "Phone", trace: TRACE, now: NOW });
      await atOnce<unknown>(round, [confirm, ...grants.map((grant) => () => redeem(grant))]);
      expect(await database().authenticator.count({ where: { accountId } })).toBe(1);
      expect(await database().session.count({ where: { accountId } })).toBe(0);
    }
  });

  it("nothing is left of an account that was deleted while its owner signed in and out (R114, R121)", async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { session } = await makePerson();
      const { accountId } = session;
      const grants = await Promise.all(Array.from({ length: 4 }, () => grantFor(accountId)));
      const act = await ownAct(session, "delete-account");
      const erase = () => deleteAccount(act);
      await atOnce<unknown>(round, [erase, ...grants.map((grant) => () => redeem(grant))]);
      const names = { OR: [{ actorId: accountId }, { subjectId: accountId }] };
      expect(await database().session.count({ where: { accountId } })).toBe(0);
      expect(await database().auditRow.count({ where: names })).toBe(0);
    }
  });

  it("no id comes into the log after its account, however long a check took (R114)", async () => {
    const { email, session } = await makeProtectedPerson();
    const ticket = await rewardFor(email);
    const { accountId } = session;
    const erasure = await ownAct(session, "delete-account");
    const goOn = holdHashes();
    const act = { session, purpose: "change-email", trace: TRACE, now: NOW } as const;
    const proof = { kind: "recovery-code", code: "7KQ2M9XD" } as const;
    const checks = [
      signIn({ email, password: "not the password", browserMark: undefined }, TRACE, NOW),
      stepUpWithSecondFactor(act, proof),
      completeSignIn({ ticket, proof }, TRACE, NOW),
    ];
    const tries = () => database().attemptCounter.aggregate({ _sum: { failures: true } });
    await expect.poll(async () => (await tries())._sum.failures).toBe(3);
    expect(await deleteAccount(erasure)).toMatchObject({ ok: true });
    await goOn();
    await Promise.all(checks);
    const names = { OR: [{ actorId: accountId }, { subjectId: accountId }] };
    expect(await database().auditRow.count({ where: names })).toBe(0);
    const nameless = { actorId: null, subjectId: null, result: "failure" };
    const failed = await database().auditRow.findMany({ where: nameless });
    expect(failed.map(({ event }) => event).sort()).toEqual([
      "password.checked",
      "second-factor.checked",
      "step-up.checked",
    ]);
  });

  it("one session opens and ends once, whatever number of browsers leave it (R62, R121)", async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { session } = await makePerson();
      await atOnce(
        round,
        Array.from({ length: 8 }, () => () => signOut(session, TRACE, NOW)),
      );
      const where = { event: "session.ended", subjectId: session.accountId };
      expect(await database().auditRow.count({ where })).toBe(1);
    }
  });

  it("one account comes of ten that ask for the same address (R121)", async () => {
    for (let round = 0; round < 3; round += 1) {
      const email = `same-${round}@example.test`;
      const ask = () => signUp({ email, password: PASSWORD, locale: "en", trace: TRACE, now: NOW });
      const results = await atOnce(
        round,
        Array.from({ length: 10 }, () => ask),
      );
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await database().account.count({ where: { email } })).toBe(1);
    }
  });
});

it("no more enrollments start than a day allows, of forty at once (R121)", async () => {
  const { session } = await makePerson();
  const start = () => startEnrollment({ session, baseName: "Phone", trace: TRACE, now: NOW });
  const results = await Promise.all(Array.from({ length: 40 }, start));
  expect(results.filter(({ ok }) => ok)).toHaveLength(ENROLLMENT_STARTS_PER_DAY);
});

it("every deletion is counted, of twenty beside twenty sign-ins at once (R121)", async () => {
  const deleted = async () => {
    const rows = await database().dailyFigure.findMany({
      where: { OR: [{ name: "accounts.deleted" }, { day: "total", name: "accounts" }] },
      orderBy: { name: "asc" },
    });
    return rows.map(({ value }) => value);
  };
  const [standing = 0, gone = 0] = await deleted();
  const people = await Promise.all(Array.from({ length: 40 }, () => makePerson()));
  const acts = await Promise.all(
    people.map(async ({ session }, n) => {
      const [grant, act] = [await grantFor(session.accountId), await ownAct(session, "delete-account")];
      return (): Promise<unknown> => (n % 2 ? redeem(grant) : deleteAccount(act));
    }),
  );
  await Promise.all(acts.map((act) => act()));
  expect(await deleted()).toEqual([standing - 20, gone + 20]);
});
