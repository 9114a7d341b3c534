// Proves how far the session of a temporary code goes: to a new authenticator, and to nothing else that is sensitive (R48, R68).
import { beforeAll, describe, expect, it } from "vitest";
import { type Admin, codeFor, makeAdmin, makeMember } from "@/lib/admin/temporary-code/test-temporary-code";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { FRESH_SESSION_SECONDS } from "@/lib/platform/durations";
import { secondFactorKey } from "@/lib/sign-in/attempts/attempt-counter";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { findSession } from "@/lib/sign-in/sessions/session";
import { stepUpWithSecondFactor } from "@/lib/sign-in/step-up/step-up";
import { STEP_UP_PURPOSES } from "@/lib/sign-in/step-up/step-up-purpose";
import { mayEnrollWithoutGrant } from "@/lib/two-factor/enrollment/may-enroll";
import { enroll, later, mustHave, NOW, redeem, rewardFor } from "@/lib/two-factor/test-person";

type Person = Awaited<ReturnType<typeof makeMember>>;

const wrong = { ok: false, error: "recovery-code-wrong" };
const proofOf = (code: string) => ({ kind: "recovery-code", code }) as const;
const signInWith = async ({ email }: Person, code: string) =>
  completeSignIn({ ticket: await rewardFor(email), proof: proofOf(code) }, TRACE, NOW);

let admin: Admin;
beforeAll(async () => {
  admin = await makeAdmin();
});

describe("the session that it opens", () => {
  async function recovered(person: Person) {
    return redeem(mustHave(await signInWith(person, await codeFor(person, admin))).grant);
  }

  it("may add a new authenticator in its first minutes, and that one signs in (R48)", async () => {
    const person = await makeMember();
    const session = await recovered(person);
    expect(mayEnrollWithoutGrant(session, NOW)).toBe(true);
    expect(mayEnrollWithoutGrant(session, later(FRESH_SESSION_SECONDS + 1))).toBe(false);
    const added = await enroll(session);
    expect(added.session.factor).toBe("authenticator");
  });

  it("steps up for a new authenticator with a fresh code, and for nothing else with any", async () => {
    const person = await makeMember();
    const session = await recovered(person);
    const code = await codeFor(person, admin);
    const stepUp = (purpose: (typeof STEP_UP_PURPOSES)[number]) =>
      stepUpWithSecondFactor({ session, purpose, trace: TRACE, now: NOW }, proofOf(code));
    for (const purpose of STEP_UP_PURPOSES.filter((each) => each !== "add-authenticator")) {
      expect(await stepUp(purpose), purpose).toMatchObject(wrong);
      const key = secondFactorKey(session.accountId);
      await database().attemptCounter.deleteMany({ where: { key } });
    }
    expect((await stepUp("add-authenticator")).ok).toBe(true);
    expect(await stepUp("add-authenticator")).toMatchObject(wrong);
  });

  it("is none of an administrator's: whoever became one meanwhile is not let in", async () => {
    const [before, after] = [await makeMember(), await makeMember()];
    const promote = ({ session }: Person) =>
      database().account.update({ where: { id: session.accountId }, data: { role: "admin" } });
    const code = await codeFor(before, admin);
    await promote(before);
    expect(await signInWith(before, code)).toMatchObject(wrong);
    const { token } = await recovered(after);
    await promote(after);
    expect(await findSession(token, NOW)).toBeNull();
  });
});

it("ends with the account of the administrator who made it, and with the person's own", async () => {
  const [maker, person] = [await makeAdmin(), await makeMember()];
  const code = await codeFor(person, maker);
  await database().account.delete({ where: { id: maker.session.accountId } });
  expect(await signInWith(person, code)).toMatchObject(wrong);
  await codeFor(person, admin);
  await database().account.delete({ where: { id: person.session.accountId } });
  const where = { accountId: person.session.accountId };
  expect(await database().temporaryCode.findUnique({ where })).toBeNull();
});

it.each([
  ["a member again", { role: "member" }],
  ["deactivated", { deactivatedAt: NOW }],
])("opens nothing once its maker is %s, not even where its row was left behind (R63)", async (_, change) => {
  const [maker, person] = [await makeAdmin(), await makeMember()];
  const code = await codeFor(person, maker);
  await database().account.update({ where: { id: maker.session.accountId }, data: change });
  expect(await signInWith(person, code)).toMatchObject(wrong);
});
