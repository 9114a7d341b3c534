// Proves that this machine's own address goes uncounted where the app is tried out on it, and nowhere else (R79).
import { afterEach, beforeEach, expect, it } from "vitest";
import { countForAddress, uncountForAddress } from "@/lib/platform/address-limits";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";

const own = { ...settings() };
const countedOf = async () =>
  (await database().rateLimit.findMany()).reduce((sum, { points }) => sum + points, 0);

beforeEach(() => database().rateLimit.deleteMany());
afterEach(() => {
  Object.assign(settings(), own);
});

it.each(["127.0.0.1", "127.8.9.10", "::1"])(
  "%s goes uncounted while APP_URL is a loopback name",
  async (address) => {
    Object.assign(settings(), { isLoopback: true });
    for (let n = 0; n < 25; n += 1) expect(await countForAddress("failures", address)).toBeNull();
    expect(await countedOf()).toBe(0);
  },
);

it.each(["127.0.0.1", "::1"])(
  "%s is counted behind a public name: every stranger comes from there by way of a proxy (R79)",
  async (address) => {
    Object.assign(settings(), { isLoopback: false });
    for (let n = 0; n < 20; n += 1) expect(await countForAddress("failures", address)).toBeNull();
    expect(await countForAddress("failures", address)).toBeGreaterThan(0);
    await uncountForAddress("failures", address, new Date());
    expect(await countedOf()).toBe(20);
  },
);

it("another machine is counted under a loopback name too", async () => {
  Object.assign(settings(), { isLoopback: true });
  await countForAddress("failures", "192.168.1.5");
  expect(await countedOf()).toBe(1);
});
