// Proves what a refused second factor is answered and told when the failures have changed since it was counted.
import { expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { SECOND_FACTOR_FREEZE_FAILURES } from "@/lib/platform/limits";
import { refused } from "@/lib/platform/result";
import { secondFactorKey } from "@/lib/sign-in/attempts/attempt-counter";
import {
  clearSecondFactorAttempts,
  reserveSecondFactorAttempt,
} from "@/lib/sign-in/attempts/second-factor-attempts";
import { later, makePerson, NOW } from "@/lib/two-factor/test-person";
import { recordRefusal } from "@/lib/two-factor/verification/checked-factor";

async function makeCheck() {
  const { accountId } = (await makePerson()).session;
  const check = {
    accountId,
    proof: { kind: "authenticator", code: "000000" },
    binding: { for: "ticket", ticketId: "some-ticket" },
    event: "second-factor.checked",
    trace: TRACE,
    now: NOW,
  } as const;
  const reserve = async () => {
    const reserved = await transaction((tx) => reserveSecondFactorAttempt(tx, accountId, NOW));
    if (!reserved.ok) throw new Error("locked");
    return reserved;
  };
  return { accountId, check, reserve };
}

const eventsOf = async (subjectId: string) =>
  (await database().auditRow.findMany({ where: { subjectId }, orderBy: { id: "asc" } })).map(
    ({ event }) => event,
  );
const noticesOf = async (accountId: string) =>
  (await database().notice.findMany({ where: { accountId } })).map(({ kind }) => kind);

it("a lock that a right code has ended is not told, though others have failed since (R84)", async () => {
  const { accountId, check, reserve } = await makeCheck();
  for (let n = 0; n < 4; n += 1) await reserve();
  const fifth = await reserve();
  expect(fifth.lockedUntil).toEqual(later(900));
  await transaction((tx) => clearSecondFactorAttempts(tx, accountId));
  await reserve();
  const refusal = refused("code-wrong");
  expect(await recordRefusal(check, refusal, fifth, null)).toEqual(refusal);
  expect(await eventsOf(accountId)).not.toContain("second-factor.locked");
  expect(await noticesOf(accountId)).not.toContain("second-factor-locked");
});

it("the lock that stands is the answer, written down and told (R85)", async () => {
  const { accountId, check, reserve } = await makeCheck();
  for (let n = 0; n < 4; n += 1) await reserve();
  const answer = await recordRefusal(check, refused("code-wrong"), await reserve(), null);
  expect(answer).toMatchObject({ error: "attempts-locked", details: { lockedUntil: later(900) } });
  expect(await eventsOf(accountId)).toContain("second-factor.locked");
  expect(await noticesOf(accountId)).toContain("second-factor-locked");
});

it("what no waiting ends is told as frozen, and not as locked for a while (R85)", async () => {
  const { accountId, check, reserve } = await makeCheck();
  const failures = SECOND_FACTOR_FREEZE_FAILURES - 1;
  await database().attemptCounter.create({
    data: { key: secondFactorKey(accountId), failures, lockedUntil: NOW, updatedAt: NOW },
  });
  const answer = await recordRefusal(check, refused("code-wrong"), await reserve(), null);
  expect(answer).toMatchObject({ error: "attempts-frozen" });
  expect(await noticesOf(accountId)).toEqual(["second-factor-frozen"]);
});

it.each([
  ["code-wrong", true],
  ["ticket-expired", false],
] as const)("after %s the owner hears of a wrong factor: %s (R85)", async (error, isTold) => {
  const { accountId, check, reserve } = await makeCheck();
  await recordRefusal(check, refused(error), await reserve(), null);
  expect((await noticesOf(accountId)).includes("second-factor-wrong")).toBe(isTold);
});
