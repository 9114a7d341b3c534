// Proves that no key comes of wrong parts, and that a key gives its secret to nobody.
import { inspect } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { keyOf } from "./arbitrary-totp";
import { codeAtStep } from "./code";
import {
  DEFAULT_TOTP_PARAMETERS,
  MIN_API_SECRET_BYTES,
  MIN_AUTHENTICATOR_SECRET_BYTES,
  type TotpParameters,
} from "./parameters";
import { RFC_6238_SEEDS } from "./rfc-vectors";
import { encodeSecret } from "./secret";
import { createTotpKey } from "./totp-key";

const seed = RFC_6238_SEEDS.SHA1;
const forApi = { minBytes: MIN_API_SECRET_BYTES };

/** What the type forbids and a caller without types may still send. */
function keyWith(field: keyof TotpParameters, value: unknown) {
  return createTotpKey(seed, { ...DEFAULT_TOTP_PARAMETERS, [field]: value } as TotpParameters, forApi);
}

test.each([
  [0, MIN_AUTHENTICATOR_SECRET_BYTES, "secret-empty"],
  [0, 0, "secret-empty"],
  [15, MIN_AUTHENTICATOR_SECRET_BYTES, "secret-too-short"],
  [15, Number.NaN, "secret-too-short"],
  [129, MIN_API_SECRET_BYTES, "secret-too-long"],
])("a secret of %i bytes, at least %d asked: %s", (length, minBytes, error) => {
  expect(createTotpKey(new Uint8Array(length), DEFAULT_TOTP_PARAMETERS, { minBytes })).toEqual({
    ok: false,
    error,
  });
});

test.each([null, undefined, "GEZDGNBV", [1, 2, 3], { length: 20 }])("%j is no secret", (secret) => {
  const created = createTotpKey(secret as unknown as Uint8Array, DEFAULT_TOTP_PARAMETERS, forApi);
  expect(created).toEqual({ ok: false, error: "secret-malformed" });
});

test.each([3, 9, 0, -1, 6.5, Number.NaN, Number.POSITIVE_INFINITY, "6", null, undefined, [6]])(
  "%j digits are out of range",
  (digits) => expect(keyWith("digits", digits)).toEqual({ ok: false, error: "digits-out-of-range" }),
);

test.each([9, 121, 0, -30, 30.5, Number.NaN, Number.POSITIVE_INFINITY, "30", null, undefined, {}])(
  "a period of %j is out of range",
  (period) => expect(keyWith("periodSeconds", period)).toEqual({ ok: false, error: "period-out-of-range" }),
);

test.each(["MD5", "sha1", "SHA-1", "SHA224", "constructor", "__proto__", "", null, undefined, 1])(
  "%j is no algorithm",
  (name) => expect(keyWith("algorithm", name)).toEqual({ ok: false, error: "algorithm-unknown" }),
);

test("the edges of every range pass", () => {
  for (const digits of [4, 8]) expect(keyWith("digits", digits).ok).toBe(true);
  for (const period of [10, 120]) expect(keyWith("periodSeconds", period).ok).toBe(true);
  for (const length of [1, 128]) {
    expect(createTotpKey(new Uint8Array(length), DEFAULT_TOTP_PARAMETERS, forApi).ok).toBe(true);
  }
  const forAuthenticator = { minBytes: MIN_AUTHENTICATOR_SECRET_BYTES };
  expect(createTotpKey(new Uint8Array(16), DEFAULT_TOTP_PARAMETERS, forAuthenticator).ok).toBe(true);
});

test("no combination of values makes it throw", () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), fc.anything(), (algorithm, digits, periodSeconds) => {
      const created = createTotpKey(seed, { algorithm, digits, periodSeconds } as TotpParameters, forApi);
      if (created.ok) expect(codeAtStep(created.key, 1)).toHaveLength(created.key.parameters.digits);
    }),
  );
});

test("a view into a larger buffer is the secret, and not the buffer", () => {
  const pool = new Uint8Array(100).fill(7);
  pool.set(seed, 40);
  expect(codeAtStep(keyOf(pool.subarray(40, 60)), 0)).toBe("755224");
  expect(codeAtStep(keyOf(Buffer.from(seed)), 0)).toBe("755224");
});

test("wiping the caller's bytes or changing its parameters does not reach the key", () => {
  const secret = Uint8Array.from(seed);
  const parameters = { ...DEFAULT_TOTP_PARAMETERS };
  const key = keyOf(secret, parameters);
  secret.fill(0);
  parameters.digits = 8;
  expect(codeAtStep(key, 0)).toBe("755224");
  expect(() => Object.assign(key.parameters, { digits: 8 })).toThrow(TypeError);
});

test("neither JSON nor a log line of a key holds its secret", () => {
  const key = keyOf(seed);
  for (const text of [JSON.stringify(key), inspect(key, { depth: null, showHidden: true })]) {
    expect(text).not.toContain(encodeSecret(seed));
    expect(text).not.toMatch(/49,\s*50,\s*51/);
  }
});
