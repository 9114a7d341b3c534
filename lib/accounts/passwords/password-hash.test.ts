// Proves that passwords are kept as argon2id at OWASP's cost, that every part of them counts, and that unknown ones cost the same.
import { verify } from "@node-rs/argon2";
import { beforeAll, describe, expect, it } from "vitest";
import { hashPassword, type StoredPassword, verifyPassword } from "@/lib/accounts/passwords/password-hash";
import { settings } from "@/lib/platform/env";
import { HashQueueFullError, inHashQueue } from "@/lib/platform/hash-pool";
import { HASH_QUEUE_LENGTH } from "@/lib/platform/limits";
import { prehash } from "@/lib/platform/prehash";

const PASSWORD = "plum orbit kettle";
let stored: StoredPassword;

/** Fills the queue. Returns what empties it again. */
function fillHashQueue(): () => void {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  for (let n = 0; n < 2 * HASH_QUEUE_LENGTH; n += 1) inHashQueue(() => released).catch(() => undefined);
  return release;
}

// Before anything else: what an unknown address is checked against must survive a first request at a bad moment.
it("denies unknown addresses again after the queue was full when the first of them came", async () => {
  const release = fillHashQueue();
  await expect(verifyPassword(PASSWORD, null)).rejects.toThrow(HashQueueFullError);
  release();
  await new Promise((resolve) => setTimeout(resolve, 20));
  await expect(verifyPassword(PASSWORD, null)).resolves.toBe(false);
});

beforeAll(async () => {
  stored = await hashPassword(PASSWORD);
});
describe("a stored password", () => {
  it("is argon2id with 19 MiB, 2 passes and 1 lane, and names algorithm and pepper (R14)", () => {
    expect(stored).toMatchObject({ algorithm: "argon2id", pepperId: "p1" });
    expect(stored.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22,}\$[A-Za-z0-9+/]{43}$/);
  });

  it("is salted: the same password never gives the same hash", async () => {
    expect((await hashPassword(PASSWORD)).hash).not.toBe(stored.hash);
  });

  it("is a hash of the peppered pre-hash, so that a dump alone cannot be guessed at (R14)", async () => {
    expect(await verify(stored.hash, PASSWORD)).toBe(false);
    expect(await verify(stored.hash, prehash(PASSWORD, settings().peppers.current.key))).toBe(true);
  });

  it("is denied when its pepper is gone", async () => {
    await expect(verifyPassword(PASSWORD, { ...stored, pepperId: "retired" })).rejects.toThrow("retired");
  });
});

describe("verifying", () => {
  it("is true for the right password and for nothing else", async () => {
    expect(await verifyPassword(PASSWORD, stored)).toBe(true);
    for (const wrong of ["", "plum orbit kettl", `${PASSWORD} `, PASSWORD.toUpperCase(), `${PASSWORD}\0`]) {
      expect(await verifyPassword(wrong, stored)).toBe(false);
    }
  });

  it("takes every character into account: twins with the same first 72 bytes differ (R8)", async () => {
    const twin = await hashPassword(`${"a".repeat(72)}A`);
    expect(await verifyPassword(`${"a".repeat(72)}A`, twin)).toBe(true);
    for (const other of ["a".repeat(72), `${"a".repeat(72)}B`])
      expect(await verifyPassword(other, twin)).toBe(false);
    const emoji = await hashPassword(`${"🔑".repeat(127)}🌵`);
    expect(await verifyPassword("🔑".repeat(128), emoji)).toBe(false);
    expect(await verifyPassword(`${"🔑".repeat(127)}🌵`, emoji)).toBe(true);
  });

  it("knows the same word from another keyboard (NFKC)", async () => {
    const composed = await hashPassword("Ångström ﬁve");
    expect(await verifyPassword("A\u030angstro\u0308m five", composed)).toBe(true);
    expect(await verifyPassword("Angstrom five", composed)).toBe(false);
  });

  it("is false for nobody, whatever they type, the decoy's own words too", async () => {
    for (const typed of [PASSWORD, "nobody's password", ""])
      expect(await verifyPassword(typed, null)).toBe(false);
  });
});

it("lets the event loop tick while sixteen passwords are hashed", async () => {
  let ticks = 0;
  const timer = setInterval(() => {
    ticks += 1;
  }, 1);
  await Promise.all(Array.from({ length: 16 }, () => hashPassword(PASSWORD)));
  clearInterval(timer);
  // On the event loop there could be at most one tick between two of the sixteen hashes.
  expect(ticks).toBeGreaterThan(32);
});
