// Proves that a sealed secret opens in its own place, under a key of the ring, unaltered, and nowhere else.
import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { decodeProtectedHeader } from "jose";
import { describe, expect, it } from "vitest";
import { open, SealBrokenError, seal } from "@/lib/platform/secret-box";
import type { KeyRing } from "@/lib/platform/setting-values";

const newKey = () => new Uint8Array(randomBytes(32));
const [k1, k2] = [newKey(), newKey()];

/** A ring of named keys; the first writes. */
function ring(...entries: [id: string, key: Uint8Array][]): KeyRing {
  const [[id, key]] = entries as [[string, Uint8Array]];
  return { current: { id, key }, byId: new Map(entries) };
}

const keys = ring(["k1", k1]);
const place = { table: "Authenticator", row: "a1", purpose: "totp-secret" };
const secret = new Uint8Array(randomBytes(20));

it("gives any secret back in its own place", async () => {
  const property = fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
    expect(await open(await seal(bytes, place, keys), place, keys)).toEqual(bytes);
  });
  await fc.assert(property, { numRuns: 50 });
});

it("seals the same secret differently each time, and shows nothing of it", async () => {
  const [first, second] = [await seal(secret, place, keys), await seal(secret, place, keys)];
  expect(first).not.toBe(second);
  const parts = (sealed: string) => sealed.split(".").map((part) => Buffer.from(part, "base64url"));
  expect(parts(first).some((part) => part.includes(Buffer.from(secret)))).toBe(false);
  expect(decodeProtectedHeader(first)).toMatchObject({ alg: "dir", enc: "A256GCM", kid: "k1" });
});

describe("a sealed secret does not open (R31)", () => {
  it.each([
    ["in another row", { ...place, row: "a2" }],
    ["in another table", { ...place, table: "Enrollment" }],
    ["for another purpose", { ...place, purpose: "prepared-codes" }],
  ])("%s", async (_, elsewhere) => {
    const sealed = await seal(secret, place, keys);
    await expect(open(sealed, elsewhere, keys)).rejects.toThrow(SealBrokenError);
  });

  it("with any one character changed", async () => {
    const sealed = await seal(secret, place, keys);
    for (let at = 0; at < sealed.length; at += 1) {
      const letter = sealed[at] === "A" ? "B" : "A";
      const altered = sealed.slice(0, at) + letter + sealed.slice(at + 1);
      // The last letter of a part may carry spare bits, which decode to the same bytes.
      const isSpelling = (text: string) =>
        text
          .split(".")
          .map((part) => Buffer.from(part, "base64url").toString("hex"))
          .join();
      if (isSpelling(altered) === isSpelling(sealed)) continue;
      await expect(open(altered, place, keys), `character ${at}`).rejects.toThrow(SealBrokenError);
    }
  });

  it("with the header of another place put in front", async () => {
    const [, ...body] = (await seal(secret, place, keys)).split(".");
    const [header] = (await seal(secret, { ...place, row: "a2" }, keys)).split(".");
    const grafted = [header, ...body].join(".");
    await expect(open(grafted, { ...place, row: "a2" }, keys)).rejects.toThrow(SealBrokenError);
  });

  it("under a key that the ring does not name, or that only has its name", async () => {
    const sealed = await seal(secret, place, keys);
    await expect(open(sealed, place, ring(["k2", k1]))).rejects.toThrow(SealBrokenError);
    await expect(open(sealed, place, ring(["k1", k2]))).rejects.toThrow(SealBrokenError);
  });

  it.each(["", "…", "a.b.c.d.e", "null", "eyJhbGciOiJub25lIn0....", "a".repeat(1_000_000)])(
    "when it is no sealed value at all (%#)",
    async (text) => {
      await expect(open(text, place, keys)).rejects.toThrow(SealBrokenError);
    },
  );
});

describe("rotation (R32)", () => {
  it("opens what an old key sealed, and seals with the new one", async () => {
    const before = await seal(secret, place, keys);
    const rotated = ring(["k2", k2], ["k1", k1]);
    expect(await open(before, place, rotated)).toEqual(secret);
    const after = await seal(secret, place, rotated);
    expect(decodeProtectedHeader(after).kid).toBe("k2");
    expect(await open(after, place, ring(["k2", k2]))).toEqual(secret);
  });

  it("fails closed for a value that was still under the retired key", async () => {
    const before = await seal(secret, place, keys);
    await expect(open(before, place, ring(["k2", k2]))).rejects.toThrow(SealBrokenError);
  });
});
