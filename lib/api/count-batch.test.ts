// Proves that no server grants from what it remembers once another one has counted, and that a key's uses are what it was granted (R106).
import { expect, it } from "vitest";
import { addressCaller } from "@/lib/api/api-caller";
import { countBatch } from "@/lib/api/count-batch";
import type { Admission, Applicant } from "@/lib/api/group-by-caller";
import { hashApiKey } from "@/lib/api/key-format";
import { KnownMeters } from "@/lib/api/known-meters";
import { writeMeters } from "@/lib/api/meter-store";
import { freshAddress } from "@/lib/api/test-address";
import { plantKey, plantKeyOwner } from "@/lib/api/test-api";
import { database } from "@/lib/platform/db";
import { API_ANONYMOUS_PER_DAY, API_PER_SECOND } from "@/lib/platform/limits";
import { dayOf } from "@/lib/platform/utc-day";
import { NOW } from "@/lib/two-factor/test-person";

/** How many of so many requests of one batch a server grants, by what it remembers. */
async function grantedOf(applicant: Applicant, count: number, known: KnownMeters): Promise<number> {
  const admissions: Admission[] = [];
  const fail = (error: unknown) => {
    throw error;
  };
  const settle = (admission: Admission) => void admissions.push(admission);
  await countBatch(
    Array.from({ length: count }, () => ({ applicant, now: NOW, settle, fail })),
    known,
    NOW,
  );
  return admissions.filter(({ ok }) => ok).length;
}

const usedBy = async (caller: string) =>
  (await database().apiMeter.findUniqueOrThrow({ where: { caller } })).used;

it("grants the last requests of a day once, though two servers both remember that they are left", async () => {
  const clientAddress = freshAddress();
  const caller = addressCaller(clientAddress);
  const used = API_ANONYMOUS_PER_DAY - 5;
  await database().apiMeter.create({ data: { caller, day: dayOf(NOW), used, fullAtMs: 0, version: 1 } });
  const [one, other] = [new KnownMeters(), new KnownMeters()];
  const from = { keyHash: null, clientAddress };
  expect(await grantedOf(from, 1, one)).toBe(1);
  expect(await grantedOf(from, 3, other)).toBe(3);
  // It remembers four.
  expect(await grantedOf(from, 4, one)).toBe(1);
  expect(await grantedOf(from, 4, other)).toBe(0);
  expect(await usedBy(caller)).toBe(API_ANONYMOUS_PER_DAY);
});

it("writes no meter over one that was written since it was read", async () => {
  const caller = addressCaller(freshAddress());
  const write = { caller, day: dayOf(NOW), used: 1, fullAtMs: 0, version: 0, startsDay: false };
  expect(await writeMeters([write])).toEqual(new Set([caller]));
  expect(await writeMeters([{ ...write, used: 7 }])).toEqual(new Set());
  expect(await usedBy(caller)).toBe(1);
});

it("counts for a key what it was granted, and not what was refused beside it", async () => {
  const { key, id } = await plantKey(await plantKeyOwner());
  const from = { keyHash: hashApiKey(key), clientAddress: freshAddress() };
  expect(await grantedOf(from, API_PER_SECOND + 5, new KnownMeters())).toBe(API_PER_SECOND);
  const days = await database().apiKeyDay.findMany({ where: { keyId: id }, select: { uses: true } });
  expect(days).toEqual([{ uses: API_PER_SECOND }]);
});
