// Proves that an address gets what its limit says and not one more, in parallel too, and that others are untouched.
import { describe, expect, it } from "vitest";
import {
  type AddressLimit,
  countForAddress,
  countNewAccount,
  waitForAddress,
  waitForNewAccount,
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

  it("may make 5 accounts an hour; those that are made count, and not the questions", async () => {
    const address = freshAddress();
    for (let made = 0; made < 5; made += 1) {
      for (let n = 0; n < 3; n += 1) expect(await waitForNewAccount(address)).toBeNull();
      await countNewAccount(address);
    }
    const wait = await waitForNewAccount(address);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(3600);
  });

  it("may make 20 accounts a day, however they are spread", async () => {
    const address = freshAddress();
    for (let made = 0; made < 20; made += 1) await countNewAccount(address);
    await endWindow("sign-ups-short", address);
    const wait = await waitForNewAccount(address);
    expect(wait).toBeGreaterThan(3600);
    expect(wait).toBeLessThanOrEqual(86_400);
    await endWindow("sign-ups-long", address);
    expect(await waitForNewAccount(address)).toBeNull();
  });

  it("waits after 20 failures, and asking how long counts nothing", async () => {
    const address = freshAddress();
    await count(19, "failures", address);
    for (let n = 0; n < 5; n += 1) expect(await waitForAddress("failures", address)).toBeNull();
    await count(1, "failures", address);
    const wait = await waitForAddress("failures", address);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(900);
  });

  it("begins anew when its window has ended", async () => {
    const address = freshAddress();
    await count(21, "failures", address);
    await endWindow("failures", address);
    expect(await waitForAddress("failures", address)).toBeNull();
    expect(await countForAddress("failures", address)).toBeNull();
  });

  it("shares its limits with its whole IPv6 /64, and with nobody else", async () => {
    await count(20, "failures", "2001:db8:1:2::1");
    expect(await waitForAddress("failures", "2001:db8:1:2:ffff::9")).not.toBeNull();
    expect(await waitForAddress("failures", "2001:db8:1:3::1")).toBeNull();
    expect(await waitForAddress("auth-posts", "2001:db8:1:2::1")).toBeNull();
  });
});

it.each(["127.0.0.1", "::1"])("exempts %s while the product is tried on its own machine", async (address) => {
  const answers = await count(80, "auth-posts", address);
  expect(answers.every((wait) => wait === null)).toBe(true);
});
