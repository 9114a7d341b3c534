// Proves that quotas are exact where it counts: for callers at once, over servers, over restarts and over keys.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { database } from "@/lib/platform/db";
import { API_ACCOUNT_PER_DAY, API_ANONYMOUS_PER_DAY } from "@/lib/platform/limits";
import { addressCaller } from "./api-caller";
import { freshAddress } from "./test-address";
import { plantKey, plantKeyOwner, RFC_SECRET, TestApi } from "./test-api";

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.close());
beforeEach(() => {
  api.now = new Date(api.now.getTime() + 60_000);
});

const BODY = { secret: RFC_SECRET };
const day = () => api.now.toISOString().slice(0, 10);

/** Leaves a caller so many requests of the day. */
async function leave(caller: string, perDay: number, left: number): Promise<void> {
  const meter = { day: day(), used: perDay - left, fullAtMs: api.now.getTime(), version: 1 };
  await database().apiMeter.create({ data: { caller, ...meter } });
}

const usedBy = async (caller: string) => (await database().apiMeter.findUnique({ where: { caller } }))?.used;

/** How many answers there were of each code. */
async function tally(asked: Promise<{ body: { code: number } }>[]): Promise<Record<number, number>> {
  const counts: Record<number, number> = {};
  for (const { body } of await Promise.all(asked)) counts[body.code] = (counts[body.code] ?? 0) + 1;
  return counts;
}

describe("a client without a key", () => {
  it("is answered five times of fifty at once with five left, and told to come back tomorrow (R106)", async () => {
    const address = freshAddress();
    await leave(`address:${address}`, API_ANONYMOUS_PER_DAY, 5);
    const asked = Array.from({ length: 50 }, () => api.post(BODY, { "x-forwarded-for": address }));
    expect(await tally(asked)).toEqual({ 0: 5, 4030: 45 });
    expect(await usedBy(`address:${address}`)).toBe(API_ANONYMOUS_PER_DAY);

    const { status, headers, body } = await api.post(BODY, { "x-forwarded-for": address });
    expect([status, body.status]).toEqual([429, "QUOTA_EXCEEDED"]);
    const untilMidnight = Math.ceil((Date.parse(`${day()}T24:00:00Z`) - api.now.getTime()) / 1000);
    expect(Number(headers["retry-after"])).toBe(untilMidnight);
    expect(headers.ratelimit).toBe(`"day";r=0;t=${untilMidnight}, "second";r=15;t=1`);
    expect(headers["ratelimit-policy"]).toBe('"day";q=200;w=86400, "second";q=20;w=1');
  });

  it("is answered twenty times at once and again a moment later (R106)", async () => {
    const from = { "x-forwarded-for": freshAddress() };
    const ask = (count: number) => tally(Array.from({ length: count }, () => api.post(BODY, from)));
    expect(await ask(30)).toEqual({ 0: 20, 4029: 10 });
    const refused = await api.post(BODY, from);
    expect([refused.status, refused.body.status]).toEqual([429, "RATE_LIMITED"]);
    expect(refused.headers["retry-after"]).toBe("1");
    api.now = new Date(api.now.getTime() + 150);
    expect(await ask(10)).toEqual({ 0: 3, 4029: 7 });
  });

  it("pays for what was answered and for nothing else (R106)", async () => {
    const address = freshAddress();
    const from = { "x-forwarded-for": address };
    const wrong = ["{", {}, { ...BODY, digits: 99 }, { ...BODY, timestamp: 5 }];
    for (const body of wrong) for (let n = 0; n < 10; n += 1) await api.post(body, from);
    await api.ask({ method: "GET", headers: from });
    expect(await usedBy(`address:${address}`)).toBeUndefined();
    expect((await api.post({ ...BODY, action: "verify", code: "000000" }, from)).body.code).toBe(0);
    expect(await usedBy(`address:${address}`)).toBe(1);
  });

  it("is an IPv4 address, or the /64 of IPv6", async () => {
    const ask = (address: string) => api.post(BODY, { "x-forwarded-for": address });
    await Promise.all(["2001:db8:0:7::1", "2001:db8:0:7:ffff::2", "2001:0DB8::7:0:0:0:3"].map(ask));
    await ask("2001:db8:0:8::1");
    expect(await usedBy("address:2001:db8:0:7::/64")).toBe(3);
    expect(await usedBy("address:2001:db8:0:8::/64")).toBe(1);
  });

  it("has used up what another server counted today, whatever this one remembers of yesterday (R106)", async () => {
    const address = freshAddress();
    const caller = addressCaller(address);
    for (let n = 0; n < 3; n += 1) await api.post(BODY, { "x-forwarded-for": address });
    const { version } = await database().apiMeter.findUniqueOrThrow({ where: { caller } });
    api.now = new Date(api.now.getTime() + 86_400_000);
    // Swept away at midnight, and begun anew elsewhere: its versions start over.
    await database().apiMeter.delete({ where: { caller } });
    const meter = { day: day(), used: API_ANONYMOUS_PER_DAY, fullAtMs: api.now.getTime(), version };
    await database().apiMeter.create({ data: { caller, ...meter } });
    expect(await tally([api.post(BODY, { "x-forwarded-for": address })])).toEqual({ 4030: 1 });
  });

  it("has a whole quota again after midnight UTC", async () => {
    const address = freshAddress();
    await leave(`address:${address}`, API_ANONYMOUS_PER_DAY, 0);
    const ask = () => tally([api.post(BODY, { "x-forwarded-for": address })]);
    expect(await ask()).toEqual({ 4030: 1 });
    api.now = new Date(`${day()}T23:59:59.999Z`);
    expect(await ask()).toEqual({ 4030: 1 });
    api.now = new Date(api.now.getTime() + 1);
    expect(await ask()).toEqual({ 0: 1 });
    // Were the row still of yesterday, every server would give a whole quota again and again.
    const { day: countedOn, used } = await database().apiMeter.findUniqueOrThrow({
      where: { caller: `address:${address}` },
    });
    expect([countedOn, used]).toEqual([day(), 1]);
  });
});

describe("an account", () => {
  it("has one quota however many keys it has, and wherever they are used from (R106)", async () => {
    const accountId = await plantKeyOwner();
    const keys = await Promise.all(
      Array.from({ length: 10 }, (_, n) => plantKey(accountId, n % 2 ? "test" : "live")),
    );
    await leave(`account:${accountId}`, API_ACCOUNT_PER_DAY, 5);
    const asked = keys.flatMap(({ bearer }) => Array.from({ length: 5 }, () => api.post(BODY, bearer)));
    expect(await tally(asked)).toEqual({ 0: 5, 4030: 45 });
    expect(await usedBy(`account:${accountId}`)).toBe(API_ACCOUNT_PER_DAY);
  });

  it("is not charged for a client without a key behind the same address, nor the other way round", async () => {
    const accountId = await plantKeyOwner();
    const { bearer } = await plantKey(accountId);
    const address = freshAddress();
    await leave(`address:${address}`, API_ANONYMOUS_PER_DAY, 0);
    expect((await api.post(BODY, { ...bearer, "x-forwarded-for": address })).body.code).toBe(0);
    expect(await usedBy(`account:${accountId}`)).toBe(1);
    expect((await api.post(BODY, { "x-forwarded-for": address })).body.code).toBe(4030);
  });

  it("sees how often each key was used on a day, and when last, to the minute", async () => {
    const accountId = await plantKeyOwner();
    const [busy, quiet, idle] = [
      await plantKey(accountId),
      await plantKey(accountId),
      await plantKey(accountId),
    ];
    await Promise.all(Array.from({ length: 7 }, () => api.post(BODY, busy.bearer)));
    await api.post(BODY, quiet.bearer);
    await api.post("{", idle.bearer);
    const first = api.now;
    api.now = new Date(first.getTime() + 30_000);
    await api.post(BODY, busy.bearer);
    const rows = await database().apiKeyDay.findMany({
      where: { key: { accountId } },
      orderBy: { uses: "desc" },
    });
    expect(rows).toEqual([
      { keyId: busy.id, day: day(), uses: 8 },
      { keyId: quiet.id, day: day(), uses: 1 },
    ]);
    const lastUsed = async ({ id }: typeof busy) =>
      (await database().apiKey.findUniqueOrThrow({ where: { id } })).lastUsedAt;
    expect(await lastUsed(busy)).toEqual(first);
    expect(await lastUsed(idle)).toBeNull();
    api.now = new Date(first.getTime() + 61_000);
    await api.post(BODY, busy.bearer);
    expect(await lastUsed(busy)).toEqual(api.now);
  });
});

it("answers 500 and lets nobody through when the database does not answer (R108)", async () => {
  await database().$executeRawUnsafe('ALTER TABLE "ApiMeter" RENAME TO "Elsewhere"');
  const { status, body } = await api.post(BODY);
  await database().$executeRawUnsafe('ALTER TABLE "Elsewhere" RENAME TO "ApiMeter"');
  expect([status, body]).toEqual([
    500,
    { code: 5000, status: "INTERNAL_ERROR", msg: expect.any(String), request_id: expect.any(String) },
  ]);
  expect(JSON.stringify(body)).not.toMatch(/ApiMeter|SQL|prisma/i);
  expect((await api.post(BODY)).status).toBe(200);
});
