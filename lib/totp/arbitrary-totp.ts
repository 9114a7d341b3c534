// Owns what the property tests of this folder draw from: secrets, parameters, keys and steps.
import fc from "fast-check";
import {
  ALGORITHMS,
  DEFAULT_TOTP_PARAMETERS,
  MAX_SECRET_BYTES,
  MIN_API_SECRET_BYTES,
  type TotpParameters,
} from "./parameters";
import { createTotpKey, type TotpKey } from "./totp-key";

export const arbitrarySecret = fc.uint8Array({ minLength: 1, maxLength: MAX_SECRET_BYTES });

export const arbitraryParameters: fc.Arbitrary<TotpParameters> = fc.record({
  algorithm: fc.constantFrom(...ALGORITHMS),
  digits: fc.integer({ min: 4, max: 8 }),
  periodSeconds: fc.integer({ min: 10, max: 120 }),
});

export const arbitraryKey = fc.tuple(arbitrarySecret, arbitraryParameters).map(([s, p]) => keyOf(s, p));

/** Up to the year 2500 in steps of ten seconds, and away from 0, so that a window fits on both sides. */
export const arbitraryStep = fc.integer({ min: 20, max: 1_700_000_000 });

/** Anything at all that can stand in a text: lone surrogates, control characters, digits of every script. */
export const arbitraryText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom("\ud800", "\udc00", "\0", "\r\n", "１", "٣", "é", "=", "A", "7", " ", "-"),
  }),
  fc.constantFrom("__proto__", "constructor", "<script>alert(1)</script>", "' OR 1=1 --", "%", "😀😀😀"),
);

/** The key of parts that are right. */
export function keyOf(
  secret: Uint8Array,
  parameters: Readonly<TotpParameters> = DEFAULT_TOTP_PARAMETERS,
): TotpKey {
  const created = createTotpKey(secret, parameters, { minBytes: MIN_API_SECRET_BYTES });
  if (!created.ok) throw new Error(created.error);
  return created.key;
}
