// Proves that attempts are counted one by one however many come at once, and given back exactly.
import { describe, expect, it } from "vitest";
import { database, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/random-token";
import { secondFactorSchedule } from "@/lib/sign-in/attempts/attempt-budget";
import {
  clearAttempts,
  lockInForce,
  reserveAttempt,
  returnAttempt,
  secondFactorKey,
} from "@/lib/sign-in/attempts/attempt-counter";
import { later, NOW } from "@/lib/two-factor/test-person";

const freshKey = () => secondFactorKey(newId());
const reserve = (key: string, now = NOW) =>
  transaction((tx) => reserveAttempt(tx, key, secondFactorSchedule, now));
const stateOf = (key: string) => database().attemptCounter.findUnique({ where: { key } });

async function fail(key: string, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) await reserve(key);
}

describe("reserving", () => {
  it("admits exactly five of forty that come at once (R80)", async () => {
    const key = freshKey();
    const reservations = await Promise.all(Array.from({ length: 40 }, () => reserve(key)));
    expect(reservations.filter(({ ok }) => ok)).toHaveLength(5);
    expect(await stateOf(key)).toMatchObject({ failures: 5, lockedUntil: later(900) });
    const refusals = reservations.filter(({ ok }) => !ok);
    expect(refusals).toEqual(refusals.map(() => ({ ok: false, lockedUntil: later(900) })));
  });

  it("tells of the lock that an admitted attempt began", async () => {
    const key = freshKey();
    await fail(key, 4);
    expect(await reserve(key)).toEqual({ ok: true, failures: 5, lockedUntil: later(900) });
  });

  it("keeps keys apart", async () => {
    const key = freshKey();
    await fail(key, 5);
    expect(await reserve(freshKey())).toEqual({ ok: true, failures: 1, lockedUntil: null });
  });
});

describe("giving back", () => {
  it("leaves the counter as it was before, without the lock that the attempt began", async () => {
    const key = freshKey();
    await fail(key, 5);
    await transaction((tx) => returnAttempt(tx, key));
    expect(await stateOf(key)).toMatchObject({ failures: 4, lockedUntil: null });
    expect(await reserve(key)).toMatchObject({ ok: true, lockedUntil: later(900) });
  });

  it("never goes below none", async () => {
    const key = freshKey();
    await transaction((tx) => returnAttempt(tx, key));
    await fail(key, 1);
    await transaction((tx) => returnAttempt(tx, key));
    await transaction((tx) => returnAttempt(tx, key));
    expect(await stateOf(key)).toMatchObject({ failures: 0, lockedUntil: null });
  });
});

it("begins anew after clearing", async () => {
  const key = freshKey();
  await fail(key, 5);
  await transaction((tx) => clearAttempts(tx, key));
  expect(await reserve(key)).toEqual({ ok: true, failures: 1, lockedUntil: null });
});

it("tells the lock in force, to the second", async () => {
  const key = freshKey();
  expect(await lockInForce(database(), key, NOW)).toBeNull();
  await fail(key, 5);
  expect(await lockInForce(database(), key, later(899))).toEqual(later(900));
  expect(await lockInForce(database(), key, later(900))).toBeNull();
});
