// Proves that nobody loses Authy before an authenticator of their own is there, and that everybody is asked for one.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningEmulators } from "@/e2e/emulators/start-emulators";
import { startPolicy } from "@/lib/accounts/policy/policy";
import { setPolicy } from "@/lib/accounts/policy/test-policy";
import { TRACE } from "@/lib/audit/test-trace";
import { isAskedToEnroll } from "@/lib/channels/leaving/is-leaving";
import { type Leaving, migrateAuthy } from "@/lib/channels/leaving/migrate-authy";
import { removeAtProviders } from "@/lib/channels/leaving/remove-at-providers";
import { isAtAuthy, withAuthy } from "@/lib/channels/leaving/test-authy";
import { emulatedProviders } from "@/lib/channels/providers/test-emulators";
import { database } from "@/lib/platform/db";
import type { Factor } from "@/lib/sign-in/factor";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import { confirmEnrollment } from "@/lib/two-factor/enrollment/confirm-enrollment";
import { startEnrollment } from "@/lib/two-factor/enrollment/start-enrollment";
import {
  beginEnrollment,
  makePerson,
  makeProtectedPerson,
  mustHave,
  NOW,
  plantRecoveryCodes,
  redeem,
} from "@/lib/two-factor/test-person";

let emulators: RunningEmulators;

beforeAll(async () => {
  emulators = await emulatedProviders();
  await setPolicy({ ...startPolicy(), members: "optional", channels: ["authy"] });
});

afterAll(() => emulators.close());

/** With Authy and nothing else, in a session that its code opened. */
async function authyPerson() {
  const { email, session } = await makePerson();
  const { accountId } = session;
  const authyId = await withAuthy({ accountId, email });
  return { email, accountId, authyId };
}

/** Enrolls an authenticator; `meanwhile` happens before its code is typed. Returns the session that follows. */
async function confirmAfter(session: LiveSession, meanwhile: () => Promise<unknown>) {
  await plantRecoveryCodes(session.accountId);
  const { owner, phone } = await beginEnrollment(session);
  await meanwhile();
  const confirmation = { owner, code: phone.codeAt(NOW), name: "Phone", trace: TRACE, now: NOW };
  return redeem(mustHave(await confirmEnrollment(confirmation)).signInGrant);
}

async function migrate(isDryRun = false): Promise<Map<string, Leaving>> {
  const told = new Map<string, Leaving>();
  await migrateAuthy({
    isDryRun,
    trace: TRACE,
    now: NOW,
    tell: ({ accountId }, leaving) => told.set(accountId, leaving),
  });
  return told;
}

const hasAuthy = async (accountId: string) =>
  (await database().channel.count({ where: { accountId, kind: "authy" } })) === 1;
describe("an account with an authenticator of its own", () => {
  it("loses Authy at once, is told, and is removed at Authy", async () => {
    const { session } = await makeProtectedPerson();
    const { accountId } = session;
    const authyId = await withAuthy(session);
    expect((await migrate(true)).get(accountId)).toBe("ended");
    expect(await hasAuthy(accountId)).toBe(true);
    expect((await migrate()).get(accountId)).toBe("ended");
    expect(await hasAuthy(accountId)).toBe(false);
    expect(await database().account.findUnique({ where: { id: accountId } })).toMatchObject({
      factorCount: 1,
      leavesAuthyAt: null,
    });
    const told = await database().notice.findMany({ where: { accountId, kind: "channel-removed" } });
    expect(told).toMatchObject([{ about: "Authy •••• 61" }]);
    const where = { subjectId: accountId, event: "channel.removed" };
    expect(await database().auditRow.findMany({ where })).toMatchObject([
      { reason: "authy-left", actorId: null },
    ]);
    expect(await isAtAuthy(authyId)).toBe(true);
    await removeAtProviders(NOW);
    expect(await isAtAuthy(authyId)).toBe(false);
    expect(await database().providerRemoval.count()).toBe(0);
  });
});

describe("an account with Authy alone", () => {
  it("keeps it until its successor is confirmed, and not a moment longer", async () => {
    const { accountId, authyId } = await authyPerson();
    expect((await migrate()).get(accountId)).toBe("asked");
    expect((await migrate()).get(accountId)).toBe("asked-already");
    expect(isAskedToEnroll(await openSessionOf(accountId, "authy"))).toBe(true);
    const next = await confirmAfter(await openSessionOf(accountId, "recovery-code"), async () => {
      expect(await hasAuthy(accountId)).toBe(true);
    });
    expect(await hasAuthy(accountId)).toBe(false);
    expect(next).toMatchObject({ leavesAuthy: false, hasSecondFactor: true, factor: "authenticator" });
    await removeAtProviders(NOW);
    expect(await isAtAuthy(authyId)).toBe(false);
  });

  it("is asked after a code of Authy alone, which may have been sent, and enrolls after a step-up (R35, R68)", async () => {
    const { accountId } = await authyPerson();
    const start = async (factor: Factor) => {
      const session = await openSessionOf(accountId, factor);
      const result = await startEnrollment({ session, baseName: "Phone", trace: TRACE, now: NOW });
      return [isAskedToEnroll(session), result.ok || result.error];
    };
    expect(await start("authy")).toEqual([false, "step-up-required"]);
    await migrate();
    expect(await start("authy")).toEqual([true, "step-up-required"]);
    expect(await start("authenticator")).toEqual([false, "step-up-required"]);
  });

  it("is not asked while the policy offers no authenticators", async () => {
    const { accountId } = await authyPerson();
    await migrate();
    await setPolicy({ ...startPolicy(), members: "off", channels: ["authy"] });
    expect(isAskedToEnroll(await openSessionOf(accountId, "authy"))).toBe(false);
    await setPolicy({ ...startPolicy(), members: "optional", channels: ["authy"] });
  });

  it("that nobody asked keeps Authy beside a new authenticator", async () => {
    const { session } = await makePerson();
    await confirmAfter(session, () => withAuthy(session));
    expect(await hasAuthy(session.accountId)).toBe(true);
  });
});
