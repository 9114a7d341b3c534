// Proves that nobody loses Authy before an authenticator of their own is there, and that everybody is asked for one.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningEmulators } from "@/e2e/emulators/start-emulators";
import { startPolicy } from "@/lib/accounts/policy";
import { setPolicy } from "@/lib/accounts/test-policy";
import { TRACE } from "@/lib/audit/test-trace";
import { destinationHash } from "@/lib/channels/destination";
import { isAskedToEnroll } from "@/lib/channels/leaving/is-leaving";
import { type Leaving, migrateAuthy } from "@/lib/channels/leaving/migrate-authy";
import { removeAtProviders } from "@/lib/channels/leaving/remove-at-providers";
import { registerUser, userStatus } from "@/lib/channels/providers/authy/users";
import { emulatedProviders } from "@/lib/channels/providers/test-emulators";
import { plantChannel } from "@/lib/channels/test-channels";
import { database, transaction } from "@/lib/platform/db";
import type { Factor } from "@/lib/sign-in/factor";
import type { LiveSession } from "@/lib/sign-in/session";
import { mintSignInGrant } from "@/lib/sign-in/sign-in-grant";
import { confirmEnrollment } from "@/lib/two-factor/confirm-enrollment";
import { startEnrollment } from "@/lib/two-factor/start-enrollment";
import {
  beginEnrollment,
  later,
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

let numbers = 0;

/** Registered at the emulated Authy as well. */
async function withAuthy({ accountId, email }: { accountId: string; email: string }): Promise<string> {
  numbers += 1;
  const phone = `50171226${String(numbers).padStart(2, "0")}`;
  const { authyId } = mustHave(await registerUser({ email, phone, countryCallingCode: "1" }));
  await plantChannel(accountId, "authy", authyId);
  return authyId;
}

/** With Authy and nothing else, in a session that its code opened. */
async function authyPerson() {
  const { email, session } = await makePerson();
  const { accountId } = session;
  const authyId = await withAuthy({ accountId, email });
  return { email, accountId, authyId };
}

const sessionOf = async (accountId: string, factor: Factor, now = NOW) =>
  redeem(await transaction((tx) => mintSignInGrant(tx, accountId, factor, now)), now);

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
const isAtAuthy = async (authyId: string) => (await userStatus(authyId)).ok;

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
    const session = await sessionOf(accountId, "authy");
    expect(isAskedToEnroll(session)).toBe(true);
    const next = await confirmAfter(session, async () => {
      expect(await hasAuthy(accountId)).toBe(true);
    });
    expect(await hasAuthy(accountId)).toBe(false);
    expect(next).toMatchObject({ leavesAuthy: false, hasSecondFactor: true, factor: "authenticator" });
    await removeAtProviders(NOW);
    expect(await isAtAuthy(authyId)).toBe(false);
  });

  it("is asked after a code of Authy alone, and enrolls without another one in the first minutes (R35)", async () => {
    const { accountId } = await authyPerson();
    const start = async (factor: Factor, now = NOW) => {
      const session = await sessionOf(accountId, factor);
      const result = await startEnrollment({ session, baseName: "Phone", trace: TRACE, now });
      return [isAskedToEnroll(session), result.ok || result.error];
    };
    expect(await start("authy")).toEqual([false, "step-up-required"]);
    await migrate();
    expect(await start("authy")).toEqual([true, true]);
    expect(await start("authy", later(301))).toEqual([true, "step-up-required"]);
    expect(await start("authenticator")).toEqual([false, "step-up-required"]);
  });

  it("is not asked while the policy offers no authenticators", async () => {
    const { accountId } = await authyPerson();
    await migrate();
    await setPolicy({ ...startPolicy(), members: "off", channels: ["authy"] });
    expect(isAskedToEnroll(await sessionOf(accountId, "authy"))).toBe(false);
    await setPolicy({ ...startPolicy(), members: "optional", channels: ["authy"] });
  });

  it("that nobody asked keeps Authy beside a new authenticator", async () => {
    const { session } = await makePerson();
    await confirmAfter(session, () => withAuthy(session));
    expect(await hasAuthy(session.accountId)).toBe(true);
  });
});

describe("what Authy has to forget", () => {
  it("is left there where another account holds the same registration", async () => {
    const [one, other] = [await makeProtectedPerson(), await makePerson()];
    const authyId = await withAuthy(one.session);
    await plantChannel(other.session.accountId, "authy", authyId);
    expect(await database().channel.count({ where: { destinationHash: destinationHash(authyId) } })).toBe(2);
    await migrate();
    await removeAtProviders(NOW);
    expect(await isAtAuthy(authyId)).toBe(true);
    expect(await database().providerRemoval.count()).toBe(0);
  });

  it("is asked for again and again while Authy is down, less and less often, for seven days", async () => {
    const { session } = await makeProtectedPerson();
    const authyId = await withAuthy(session);
    await migrate();
    emulators.authyServer.faults.add({ as: "503", next: 1000, match: `/users/${authyId}/remove` });
    const nextTryAfter = async (now: Date) => {
      await removeAtProviders(now);
      return (await database().providerRemoval.findMany())[0]?.nextTryAt;
    };
    expect(await nextTryAfter(NOW)).toEqual(later(60));
    expect(await nextTryAfter(later(59))).toEqual(later(60));
    expect(await nextTryAfter(later(60))).toEqual(later(180));
    expect(await nextTryAfter(later(7 * 86_400))).toBeUndefined();
  });
});
