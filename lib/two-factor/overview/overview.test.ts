// Proves that the summary of an account says how its recovery codes stand, and carries no secret.
import { describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { twoFactorOverview } from "@/lib/two-factor/overview/overview";
import { acknowledgeRecoveryCodes } from "@/lib/two-factor/recovery-codes/manage-recovery-codes";
import {
  later,
  makePerson,
  makeProtectedPerson,
  NOW,
  overviewOf,
  plantAuthenticator,
  plantRecoveryCodes,
  shownCodes,
} from "@/lib/two-factor/test-person";

const stateOf = async (accountId: string, now = NOW) => (await overviewOf(accountId, now)).recoveryCodes;

/** Uses codes up, or adds unused ones, until so many are left. */
async function leave(accountId: string, left: number): Promise<void> {
  const { id: batchId } = await database().recoveryBatch.findUniqueOrThrow({ where: { accountId } });
  await database().recoveryCode.deleteMany({ where: { batchId } });
  const data = Array.from({ length: 10 }, (_, n) => ({
    id: `${batchId}-${n}`,
    batchId,
    hash: `${n}`,
    usedAt: n < left ? null : NOW,
  }));
  await database().recoveryCode.createMany({ data });
}

describe("recovery codes", () => {
  it("are shown, then unsaved when nobody said that they were saved", async () => {
    const { accountId } = (await makePerson()).session;
    expect(await stateOf(accountId)).toBe("none");
    await plantRecoveryCodes(accountId);
    expect(await stateOf(accountId, later(599.999))).toBe("shown");
    expect(await stateOf(accountId, later(600))).toBe("unsaved");
  });

  it("are not on offer to a session that may not read them (R51)", async () => {
    const { session } = await makePerson();
    await plantRecoveryCodes(session.accountId);
    const sent = { ...session, factor: "email", authenticatedAt: later(1) } as const;
    expect((await twoFactorOverview(sent, later(2))).recoveryCodes).toBe("unsaved");
  });

  it.each([
    [10, "fine"],
    [4, "fine"],
    [3, "low"],
    [0, "low"],
  ])("with %i left are %s", async (left, state) => {
    const { accountId } = (await makePerson()).session;
    await plantRecoveryCodes(accountId);
    const shown = await shownCodes(accountId, NOW);
    await acknowledgeRecoveryCodes(accountId, shown?.batchId ?? "", TRACE, NOW);
    await leave(accountId, left);
    expect(await overviewOf(accountId, NOW)).toMatchObject({
      recoveryCodes: state,
      recoveryCodesLeft: left,
    });
  });
});

it("lists authenticators oldest first, by name, dates and clock alone", async () => {
  const { session, authenticatorId } = await makeProtectedPerson();
  const tablet = await plantAuthenticator(session.accountId, later(60), "Tablet");
  const { authenticators, mayTurnOff } = await twoFactorOverview(session, NOW);
  const clock = { periodSeconds: 30, offsetSteps: 0, driftMs: 0, missedCodes: 0, missedSteps: 0 };
  const kept = { ...clock, replacesId: null };
  expect(authenticators).toEqual([
    { id: authenticatorId, name: "Phone", confirmedAt: NOW, lastUsedAt: NOW, ...kept },
    { id: tablet.authenticatorId, name: "Tablet", confirmedAt: later(60), lastUsedAt: later(60), ...kept },
  ]);
  expect(mayTurnOff).toBe(false);
});
