// Proves that the lock which lists of people read is the one in force: it begins, is given back and ends with it (R80, R84).
import { expect, it } from "vitest";
import { database, transaction } from "@/lib/platform/db";
import { lockInForce, secondFactorKey } from "@/lib/sign-in/attempts/attempt-counter";
import {
  clearSecondFactorAttempts,
  reserveSecondFactorAttempt,
  returnSecondFactorAttempt,
} from "@/lib/sign-in/attempts/second-factor-attempts";
import { later, makePerson, NOW } from "@/lib/two-factor/test-person";

/** An account that five tries have locked, and both places that say so. */
async function makeLocked() {
  const { accountId } = (await makePerson()).session;
  for (let n = 0; n < 5; n += 1) await transaction((tx) => reserveSecondFactorAttempt(tx, accountId, NOW));
  const locks = async () => [
    await lockInForce(database(), secondFactorKey(accountId), NOW),
    (await database().account.findUniqueOrThrow({ where: { id: accountId } })).lockedUntil,
  ];
  return { accountId, locks };
}

it("begins with the fifth wrong try, in both places", async () => {
  const { locks } = await makeLocked();
  expect(await locks()).toEqual([later(900), later(900)]);
});

it("goes with the try that began it when the server failed, and leaves that of others alone (R80)", async () => {
  const [mine, other] = [await makeLocked(), await makeLocked()];
  await transaction((tx) => returnSecondFactorAttempt(tx, mine.accountId));
  expect(await mine.locks()).toEqual([null, null]);
  expect(await other.locks()).toEqual([later(900), later(900)]);
});

it("ends with a right code, and leaves that of others alone (R84)", async () => {
  const [mine, other] = [await makeLocked(), await makeLocked()];
  await transaction((tx) => clearSecondFactorAttempts(tx, mine.accountId));
  expect(await mine.locks()).toEqual([null, null]);
  expect(await other.locks()).toEqual([later(900), later(900)]);
});
