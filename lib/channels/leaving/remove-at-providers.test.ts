// Proves that a provider forgets what ended here, whatever ended it, and is asked until it does.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningEmulators } from "@/e2e/emulators/start-emulators";
import { deleteAccount } from "@/lib/accounts/privacy/delete-account";
import { endSecondFactors } from "@/lib/admin/resets/end-second-factors";
import { TRACE } from "@/lib/audit/test-trace";
import { destinationHash } from "@/lib/channels/destination";
import { endAuthy } from "@/lib/channels/leaving/end-authy";
import { removeAtProviders } from "@/lib/channels/leaving/remove-at-providers";
import { isAtAuthy, withAuthy } from "@/lib/channels/leaving/test-authy";
import { emulatedProviders } from "@/lib/channels/providers/test-emulators";
import { plantChannel } from "@/lib/channels/test-channels";
import { database, transaction } from "@/lib/platform/db";
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
