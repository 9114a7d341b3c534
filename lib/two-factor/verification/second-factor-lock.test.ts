// Proves that a page is told of the lock in force, and told a freeze apart from a lock that ends.
import { expect, it } from "vitest";
import { database } from "@/lib/platform/db";
import { newId } from "@/lib/platform/random-token";
import { FROZEN_UNTIL } from "@/lib/sign-in/attempts/attempt-budget";
import { secondFactorKey } from "@/lib/sign-in/attempts/attempt-counter";
import { later, NOW } from "@/lib/two-factor/test-person";
import { secondFactorLock } from "@/lib/two-factor/verification/second-factor-lock";

async function accountWith(failures: number, lockedUntil: Date | null): Promise<string> {
  const accountId = newId();
  const data = { key: secondFactorKey(accountId), failures, lockedUntil, updatedAt: NOW };
  await database().attemptCounter.create({ data });
  return accountId;
}

it("tells of a lock until its end", async () => {
  const accountId = await accountWith(5, later(900));
  expect(await secondFactorLock(accountId, later(899.999))).toEqual({ frozen: false, until: later(900) });
  expect(await secondFactorLock(accountId, later(900))).toBeNull();
});

it("tells of a freeze for ever", async () => {
  const accountId = await accountWith(30, FROZEN_UNTIL);
  expect(await secondFactorLock(accountId, later(1e9))).toMatchObject({ frozen: true });
});

it("tells of nothing while failures have begun no lock", async () => {
  expect(await secondFactorLock(await accountWith(4, null), NOW)).toBeNull();
  expect(await secondFactorLock(newId(), NOW)).toBeNull();
});
