// Proves that our HMAC is the platform's, for secrets on both sides of a block.
import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { counterHmac } from "./hmac";
import { ALGORITHMS, MAX_SECRET_BYTES } from "./parameters";

const counters = fc.uint8Array({ minLength: 8, maxLength: 8 });
const secrets = fc.uint8Array({ minLength: 1, maxLength: MAX_SECRET_BYTES });

describe.each(ALGORITHMS)("the HMAC of %s", (algorithm) => {
  const expected = (secret: Uint8Array, counter: Uint8Array) =>
    createHmac(algorithm, secret).update(counter).digest("hex");
  const ours = (secret: Uint8Array, counter: Uint8Array) =>
    Buffer.from(counterHmac(secret, algorithm)?.(algorithm, secret, counter) ?? []).toString("hex");

  test("is the platform's, for every length of a secret", () => {
    fc.assert(
      fc.property(secrets, counters, (secret, counter) => {
        expect(ours(secret, counter)).toBe(expected(secret, counter));
      }),
    );
    // Up to the block, on it and beyond it.
    for (const length of [63, 64, 65, 127, 128]) {
      const secret = new Uint8Array(length).fill(0xaa);
      const counter = new Uint8Array(8).fill(1);
      expect(ours(secret, counter)).toBe(expected(secret, counter));
    }
  });

  test("does not depend on the counters before", () => {
    fc.assert(
      fc.property(secrets, fc.array(counters, { minLength: 2, maxLength: 5 }), (secret, several) => {
        const hmac = counterHmac(secret, algorithm);
        for (const counter of several) {
          const mac = Buffer.from(hmac?.(algorithm, secret, counter) ?? []).toString("hex");
          expect(mac).toBe(expected(secret, counter));
        }
      }),
    );
  });

  test("is of the secret as it was: whoever wipes it afterwards changes nothing", () => {
    const secret = new Uint8Array(20).fill(7);
    const hmac = counterHmac(secret, algorithm);
    const counter = new Uint8Array(8);
    const before = expected(secret, counter);
    secret.fill(0);
    expect(Buffer.from(hmac?.(algorithm, secret, counter) ?? []).toString("hex")).toBe(before);
  });
});
