// Proves the shape of API keys, and that no mistyped one reaches the database (R102, 2.6).
import { crc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { API_KEY_KINDS, apiKeyKind, hashApiKey, newApiKey } from "@/lib/api/key-format";
import { anyText } from "@/lib/platform/test-any-text";

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BODY_LENGTH = "tfa_live_".length + 43;

describe.each(API_KEY_KINDS)("a %s key", (kind) => {
  const { key, hash, hint } = newApiKey(kind);

  it("has its prefix, 43 base62 characters, and CRC-32 of both in six more (R102)", () => {
    expect(key).toMatch(new RegExp(`^tfa_${kind}_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}$`));
    const checksum = [...key.slice(-6)].reduce((sum, digit) => sum * 62 + BASE62.indexOf(digit), 0);
    expect(checksum).toBe(crc32(key.slice(0, BODY_LENGTH)));
  });

  it("is known by its kind, and kept as SHA-256 of the whole", () => {
    expect(apiKeyKind(key)).toBe(kind);
    expect(Buffer.from(hash, "base64url")).toHaveLength(32);
    expect(hashApiKey(key)).toBe(hash);
    expect(hashApiKey(`${key} `)).not.toBe(hash);
  });

  it("shows eight of its characters to its owner, who could not guess the other 41", () => {
    expect(hint).toBe(`${key.slice(0, 13)}…${key.slice(-4)}`);
  });

  it("is refused with any single character mistyped, left out, doubled or swapped with its neighbour (R102)", () => {
    for (let place = 0; place < key.length; place += 1) {
      const [before, at, after] = [key.slice(0, place), key.charAt(place), key.slice(place + 1)];
      for (const other of `${BASE62}_-. `)
        if (other !== at) expect(apiKeyKind(before + other + after), `${other} at ${place}`).toBeNull();
      expect(apiKeyKind(before + after)).toBeNull();
      expect(apiKeyKind(before + at + at + after)).toBeNull();
      const next = after.charAt(0);
      if (next && next !== at) expect(apiKeyKind(before + next + at + after.slice(1))).toBeNull();
    }
  });

  it("has no other spelling", () => {
    const other = kind === "live" ? "test" : "live";
    const spellings = [` ${key}`, `${key}\n`, key.toUpperCase(), key.toLowerCase(), `Bearer ${key}`];
    for (const text of [...spellings, key.replace(kind, other), key + key])
      expect(apiKeyKind(text)).toBeNull();
  });
});

it("is nothing that somebody could make up", () => {
  fc.assert(fc.property(anyText(), (text) => apiKeyKind(text) === null));
  const random = (length: number) =>
    Array.from({ length }, () => BASE62[Math.floor(Math.random() * BASE62.length)]).join("");
  for (let n = 0; n < 1000; n += 1) expect(apiKeyKind(`tfa_live_${random(43)}_${random(6)}`)).toBeNull();
});

it("draws every character evenly, and no key twice (ASVS 11.5.1)", () => {
  const keys = Array.from({ length: 3000 }, () => newApiKey("live").key);
  expect(new Set(keys).size).toBe(keys.length);
  const counts = new Map<string, number>();
  for (const key of keys)
    for (const character of key.slice(9, 52)) counts.set(character, (counts.get(character) ?? 0) + 1);
  expect([...counts.keys()].sort().join("")).toBe([...BASE62].sort().join(""));
  // Chi-squared with 61 degrees of freedom is over 130 once in a million runs.
  const expected = (keys.length * 43) / 62;
  const chi2 = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  expect(chi2).toBeLessThan(130);
});
