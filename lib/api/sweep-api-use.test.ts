// Proves that counts of the TOTP API are kept for their time and no longer (R115).
import { expect, it } from "vitest";
import { sweepApiUse } from "@/lib/api/sweep-api-use";
import { plantApiKey, plantApiMeter, plantApiUse } from "@/lib/api/test-api-keys";
import { database } from "@/lib/platform/db";
import { API_USE_RETENTION_SECONDS } from "@/lib/platform/durations";
import { makePerson, NOW } from "@/lib/two-factor/test-person";

const daysKept = async () => (await database().apiKeyDay.findMany()).map(({ day }) => day).sort();
const metersKept = async () => (await database().apiMeter.findMany()).map(({ day }) => day).sort();

it("keeps 35 days of uses, unless told otherwise (R115)", async () => {
  expect(API_USE_RETENTION_SECONDS).toBe(35 * 86_400);
  const { row } = await plantApiKey((await makePerson()).session);
  for (const day of ["2031-03-31", "2031-04-01", "2031-05-06"]) await plantApiUse(row.id, day, 1);
  await sweepApiUse(NOW);
  expect(await daysKept()).toEqual(["2031-04-01", "2031-05-06"]);
  await sweepApiUse(new Date("2031-05-07T00:00:00Z"));
  expect(await daysKept()).toEqual(["2031-05-06"]);
  expect(await database().apiKey.count()).toBe(1);
});

it("keeps a meter for its UTC day, and for as long as its bucket fills up (R115)", async () => {
  await plantApiMeter("a", "2031-05-05", 1);
  await plantApiMeter("b", "2031-05-06", 1);
  await sweepApiUse(NOW);
  expect(await metersKept()).toEqual(["2031-05-06"]);
  const midnight = new Date("2031-05-07T00:00:00Z");
  const fullAtMs = midnight.getTime() + 800;
  await database().apiMeter.updateMany({ data: { fullAtMs } });
  await sweepApiUse(midnight);
  expect(await metersKept()).toEqual(["2031-05-06"]);
  await sweepApiUse(new Date(fullAtMs));
  expect(await metersKept()).toEqual([]);
});
