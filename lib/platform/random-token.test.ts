// Proves that tokens are 256 random bits of which only the SHA-256 is known, and that malformed ones fit no row.
import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { hashToken, newId, newToken } from "@/lib/platform/random-token";

it("makes tokens of 32 bytes and stores their SHA-256", () => {
  const { token, hash } = newToken();
  expect(Buffer.from(token, "base64url")).toHaveLength(32);
  expect(hash).toBe(createHash("sha256").update(token).digest("base64url"));
  expect(hashToken(token)).toBe(hash);
});

it("never makes the same token or id twice", () => {
  const made = Array.from({ length: 2000 }, () => [newToken().token, newId()]).flat();
  expect(new Set(made).size).toBe(4000);
});

it("hashes every malformed token to one value that no well-formed token has", () => {
  const { token, hash } = newToken();
  const malformed = [
    "",
    token.slice(1),
    `${token}A`,
    ` ${token}`,
    `${token}\n`,
    "é".repeat(43),
    "A".repeat(1e6),
  ];
  const hashes = new Set(malformed.map(hashToken));
  expect(hashes.size).toBe(1);
  expect(hashes).not.toContain(hash);
});
