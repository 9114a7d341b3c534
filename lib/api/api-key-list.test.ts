// Proves what owners see of their keys: no secret, nobody else's, every day of the last thirty, and today's quota.
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listApiKeys } from "@/lib/api/api-key-list";
import { plantApiKey, plantApiMeter, plantApiUse } from "@/lib/api/test-api-keys";
import { openDatabase } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { API_KEYS_PER_ACCOUNT } from "@/lib/platform/limits";
import { shared } from "@/lib/platform/shared";
import { later, makeProtectedPerson, NOW, type OpenSession } from "@/lib/two-factor/test-person";

const DAY = 86_400;
const TODAY = "2031-05-06";

let statements: string[] = [];
beforeAll(() => {
  shared("database", () => openDatabase(settings().databaseUrl, ({ query }) => statements.push(query)));
});

let session: OpenSession;
let accountId: string;
beforeEach(async () => {
  ({ session } = await makeProtectedPerson());
  ({ accountId } = session);
});

const only = async (now = NOW) => {
  const [key, ...more] = (await listApiKeys(accountId, now)).keys;
  if (!key || more.length > 0) throw new Error("not one key");
  return key;
};

it("shows the newest first, without hash and only one's own (R78, R105)", async () => {
  await plantApiKey((await makeProtectedPerson()).session);
  await plantApiKey(session, { name: "Old" });
  await plantApiKey(session, { name: "New", kind: "test" }, later(60));
  const { keys } = await listApiKeys(accountId, later(120));
  expect(keys.map(({ name, kind }) => [name, kind])).toEqual([
    ["New", "test"],
    ["Old", "live"],
  ]);
  const shown = ["id", "name", "kind", "hint", "createdAt", "expiresAt", "lastUsedAt", "isExpired", "days"];
  for (const key of keys) expect(Object.keys(key).sort()).toEqual(shown.sort());
});

it("tells an expired key from the moment on at which it ends", async () => {
  await plantApiKey(session, { days: 30 });
  expect((await only(later(30 * DAY - 1))).isExpired).toBe(false);
  expect((await only(later(30 * DAY))).isExpired).toBe(true);
});

describe("the days of a key", () => {
  it("are the last thirty in order, today last, those without a use among them", async () => {
    const { row } = await plantApiKey(session);
    for (const [day, uses] of [
      ["2031-04-06", 9],
      ["2031-04-07", 1],
      ["2031-05-05", 20],
      [TODAY, 300],
      ["2031-05-07", 9],
    ] as const)
      await plantApiUse(row.id, day, uses);
    const { days } = await only();
    expect(days).toHaveLength(30);
    expect([days.at(0), days.at(-2), days.at(-1)]).toEqual([
      { day: "2031-04-07", uses: 1 },
      { day: "2031-05-05", uses: 20 },
      { day: TODAY, uses: 300 },
    ]);
    expect(days.filter(({ uses }) => uses === 0)).toHaveLength(27);
  });
});

describe("today's quota", () => {
  it("counts the account's requests of this UTC day and of no other", async () => {
    expect((await listApiKeys(accountId, NOW)).usedToday).toBe(0);
    await plantApiMeter(accountId, TODAY, 412);
    await plantApiMeter((await makeProtectedPerson()).session.accountId, TODAY, 9);
    const lastMoment = new Date(`${TODAY}T23:59:59.999Z`);
    for (const now of [NOW, lastMoment]) expect((await listApiKeys(accountId, now)).usedToday).toBe(412);
    expect((await listApiKeys(accountId, new Date(`2031-05-07T00:00:00Z`))).usedToday).toBe(0);
  });
});

it("has room for one more until ten keys work", async () => {
  const days = (count: number) => (count === 0 ? 30 : 180);
  for (let count = 0; count < API_KEYS_PER_ACCOUNT; count += 1) {
    expect((await listApiKeys(accountId, NOW)).canCreate).toBe(true);
    await plantApiKey(session, { days: days(count) });
  }
  expect((await listApiKeys(accountId, NOW)).canCreate).toBe(false);
  expect((await listApiKeys(accountId, later(30 * DAY))).canCreate).toBe(true);
});

it("asks the database three questions, however many keys there are", async () => {
  for (let count = 1; count < 6; count += 1) {
    const { row } = await plantApiKey(session);
    await plantApiUse(row.id, TODAY, count);
  }
  statements = [];
  expect((await listApiKeys(accountId, NOW)).keys).toHaveLength(5);
  expect(statements).toHaveLength(3);
});
