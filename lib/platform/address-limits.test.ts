// Proves that an address gets what its limit says and not one more, in parallel too, and that others are untouched.
import { describe, expect, it } from "vitest";
import {
  type AddressLimit,
  countForAddress,
  sweepAddressLimits,
  uncountForAddress,
} from "@/lib/platform/address-limits";
import { database } from "@/lib/platform/db";

let last = 0;
/** An address of the documentation range that no test has used. */
function freshAddress(): string {
  last += 1;
  return `203.0.113.${last}`;
}

const count = (times: number, limit: AddressLimit, address: string) =>
  Promise.all(Array.from({ length: times }, () => countForAddress(limit, address)));

/** Moves the end of an address's window into the past. */
async function endWindow(limit: AddressLimit, address: string): Promise<void> {
  const data = { expire: new Date(Date.now() - 1) };
  const { count: ended } = await database().rateLimit.updateMany({
    where: { key: `${limit}:${address}` },
    data,
  });
  expect(ended).toBe(1);
}

describe("an address", () => {
  it("may post 60 times a minute, in parallel too, and then waits until the window ends", async () => {
    const answers = await count(100, "auth-posts", freshAddress());
    expect(answers.filter((wait) => wait === null)).toHaveLength(60);
    const waits = answers.filter((wait) => wait !== null);
    expect(Math.min(...waits)).toBeGreaterThan(0);
    expect(Math.max(...waits)).toBeLessThanOrEqual(60);
  });

  it.each([
    ["sign-ups-short", 5, 3600],
    ["sign-ups-long", 20, 86_400],
    ["failures", 20, 900],
  ] as const)("gets its %s: %i within %i seconds, in parallel too", async (limit, allowed, seconds) => {
    const answers = await count(allowed + 7, limit, freshAddress());
    expect(answers.filter((wait) => wait === null)).toHaveLength(allowed);
    const waits = answers.filter((wait) => wait !== null);
    expect(Math.min(...waits)).toBeGreaterThan(0);
    expect(Math.max(...waits)).toBeLessThanOrEqual(seconds);
  });

  it("gets back what did not come about, and no more than that", async () => {
    const address = freshAddress();
    for (let n = 0; n < 40; n += 1) {
      expect(await countForAddress("failures", address)).toBeNull();
      await uncountForAddress("failures", address, new Date());
    }
    expect((await count(21, "failures", address)).filter((wait) => wait === null)).toHaveLength(20);
  });

  it("is forgotten when its windows are over", async () => {
    const address = freshAddress();
    await count(2, "failures", address);
    await sweepAddressLimits(new Date());
    expect(await database().rateLimit.count({ where: { key: `failures:${address}` } })).toBe(1);
    await endWindow("failures", address);
    await sweepAddressLimits(new Date());
    expect(await database().rateLimit.count({ where: { key: `failures:${address}` } })).toBe(0);
  });

  it("begins anew when its window has ended", async () => {
    const address = freshAddress();
    await count(21, "failures", address);
    await endWindow("failures", address);
    expect(await countForAddress("failures", address)).toBeNull();
  });

  it("shares its limits with its whole IPv6 /64, and with nobody else (R82)", async () => {
    await count(20, "failures", "2001:db8:1:2::1");
    expect(await countForAddress("failures", "2001:db8:1:2:ffff::9")).not.toBeNull();
    expect(await countForAddress("failures", "2001:db8:1:3::1")).toBeNull();
    expect(await countForAddress("auth-posts", "2001:db8:1:2::1")).toBeNull();
  });
});

it.each(["127.0.0.1", "::1"])("exempts %s while the product is tried on its own machine", async (address) => {
  const answers = await count(80, "auth-posts", address);
  expect(answers.every((wait) => wait === null)).toBe(true);
});
