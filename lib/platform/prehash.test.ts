// Proves that the pre-hash fits bcrypt whole and depends on every byte of text and pepper.
import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { prehash } from "@/lib/platform/prehash";
import { anyText } from "@/lib/platform/test-any-text";

const pepper = new Uint8Array(randomBytes(32));

it("is 64 ASCII characters for any text: nothing for bcrypt to cut at 72 bytes or at a NUL", () => {
  const property = fc.property(anyText(400), (text) => {
    expect(prehash(text, pepper)).toMatch(/^[A-Za-z0-9+/]{64}$/);
  });
  fc.assert(property);
});

it("differs for texts that share their first 72 bytes, that differ after a NUL, or under another pepper", () => {
  const start = "a".repeat(72);
  const texts = [start, `${start}A`, `${start}B`, `${start}\0A`, `${start}\0B`];
  const peppers = [pepper, new Uint8Array(randomBytes(32))];
  const hashes = peppers.flatMap((each) => texts.map((text) => prehash(text, each)));
  expect(new Set(hashes).size).toBe(hashes.length);
});
