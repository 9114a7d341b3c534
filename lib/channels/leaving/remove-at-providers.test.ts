// Proves that a provider forgets what ended here, whatever ended it, and is asked until it does.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningEmulators } from "@/e2e/emulators/start-emulators";
import { deleteAccount } from "@/lib/accounts/privacy/delete-account";
import { endSecondFactors } from "@/lib/admin/resets/end-second-factors";
import { TRACE } from "@/lib/audit/test-trace";
import { destinationHash, sealDestination } from "@/lib/channels/destination";
import { endAuthy } from "@/lib/channels/leaving/end-authy";
import { removeAtProviders } from "@/lib/channels/leaving/remove-at-providers";
import { isAtAuthy, withAuthy } from "@/lib/channels/leaving/test-authy";
import { emulatedProviders, forgetOutages } from "@/lib/channels/providers/test-emulators";
import { createTotpFactor } from "@/lib/channels/providers/twilio/totp-factor";
import { totpIdentity } from "@/lib/channels/providers/twilio/totp-identity";
import { plantChannel } from "@/lib/channels/test-channels";
import { database, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/random-token";
import { ownAct } from "@/lib/sign-in/step-up/test-claim";
import { later, makePerson, makeProtectedPerson, mustHave, NOW } from "@/lib/two-factor/test-person";

let emulators: RunningEmulators;

beforeAll(async () => {
  emulators = await emulatedProviders();
});

afterAll(() => emulators.close());

const leave = (accountId: string) => transaction((tx) => endAuthy(tx, { accountId }, TRACE, NOW));

/** As its owner does. */
async function erase(accountId: string): Promise<void> {
  const { id } = await database().session.findFirstOrThrow({ where: { accountId } });
  mustHave(await deleteAccount(await ownAct({ id, accountId }, "delete-account")));
}

describe("what Authy has to forget", () => {
  it.each([
    ["an erased account", erase],
    ["a reset", (accountId: string) => transaction((tx) => endSecondFactors(tx, accountId, TRACE, NOW))],
  ])("is that of %s as well, and one that does not open keeps nobody from it", async (_name, end) => {
    const { session } = await makeProtectedPerson();
    const authyId = await withAuthy(session);
    await end(session.accountId);
    await removeAtProviders(NOW);
    expect(await isAtAuthy(authyId)).toBe(false);
    const other = await makeProtectedPerson();
    await withAuthy(other.session);
    await database().channel.updateMany({
      where: { accountId: other.session.accountId },
      data: { id: "moved" },
    });
    await end(other.session.accountId);
    expect(await database().channel.count({ where: { accountId: other.session.accountId } })).toBe(0);
    expect(await database().providerRemoval.count()).toBe(0);
  });

  it("is left there where another account holds the same registration", async () => {
    const [{ session }, other] = [await makeProtectedPerson(), await makePerson()];
    const authyId = await withAuthy(session);
    await plantChannel(other.session.accountId, "authy", authyId);
    expect(await database().channel.count({ where: { destinationHash: destinationHash(authyId) } })).toBe(2);
    await leave(session.accountId);
    await removeAtProviders(NOW);
    expect(await isAtAuthy(authyId)).toBe(true);
    expect(await database().providerRemoval.count()).toBe(0);
  });

  it("is asked for again and again while Authy is down, less and less often, for seven days", async () => {
    const { session } = await makeProtectedPerson();
    const authyId = await withAuthy(session);
    await leave(session.accountId);
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

/** A registration that has waited for a second longer than the one that was planted before it. */
async function plantRemoval(kind: string, to: string, boundTo?: string): Promise<void> {
  const id = newId();
  const since = later(1 + (await database().providerRemoval.count()), later(-3600));
  const sealedDestination = await sealDestination(to, "ProviderRemoval", boundTo ?? id);
  await database().providerRemoval.create({ data: { id, kind, sealedDestination, since, nextTryAt: since } });
}

describe("what cannot be removed", () => {
  it("holds up nothing at the other provider, however much it is", async () => {
    emulators.authyServer.faults.add({ as: "503", next: 1000, match: "/remove" });
    for (let index = 0; index < 30; index += 1) await plantRemoval("authy", String(5000 + index));
    const made = mustHave(await createTotpFactor(totpIdentity(newId()), "jo@example.test"));
    await plantRemoval("twilio-totp", made.destination);
    await removeAtProviders(NOW);
    expect(await database().providerRemoval.count({ where: { kind: "twilio-totp" } })).toBe(0);
    expect(await database().providerRemoval.count({ where: { kind: "authy" } })).toBe(30);
  });

  it("because it does not open holds up nothing", async () => {
    emulators.reset();
    forgetOutages();
    await database().providerRemoval.deleteMany();
    await plantRemoval("authy", "6001", "another row");
    await plantRemoval("authy", "6002");
    await removeAtProviders(NOW);
    const left = await database().providerRemoval.findMany();
    expect(left).toMatchObject([{ tries: 1, nextTryAt: later(60) }]);
  });
});
