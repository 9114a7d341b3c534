// Proves that secrets are long and random enough, and that their text is read strictly and shown readably.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitrarySecret, arbitraryText } from "./arbitrary-totp";
import { MAX_SECRET_BYTES, MIN_API_SECRET_BYTES, MIN_AUTHENTICATOR_SECRET_BYTES } from "./parameters";
import { decodeSecret, encodeSecret, generateSecret, groupSecret } from "./secret";

const forApi = { minBytes: MIN_API_SECRET_BYTES };
const forAuthenticator = { minBytes: MIN_AUTHENTICATOR_SECRET_BYTES };
const ok = (text: string) => ({ ok: true, secret: new Uint8Array(Buffer.from(text, "latin1")) });

test.each([
  ["SHA1", 20],
  ["SHA256", 32],
  ["SHA512", 64],
] as const)("a secret for %s has %i bytes and never comes twice (R26)", (algorithm, bytes) => {
  const secrets = Array.from({ length: 500 }, () => generateSecret(algorithm));
  expect(secrets.every((secret) => secret.length === bytes)).toBe(true);
  expect(new Set(secrets.map(encodeSecret)).size).toBe(secrets.length);
  const ones = secrets.flatMap((secret) => [...secret]).filter((byte) => byte >= 128).length;
  expect(ones / (secrets.length * bytes)).toBeCloseTo(0.5, 1);
});

describe("base32", () => {
  // RFC 4648 section 10.
  test.each([
    ["f", "MY======"],
    ["fo", "MZXQ===="],
    ["foo", "MZXW6==="],
    ["foob", "MZXW6YQ="],
    ["fooba", "MZXW6YTB"],
    ["foobar", "MZXW6YTBOI======"],
  ])("of %j is %s", (text, base32) => {
    const unpadded = base32.replaceAll("=", "");
    expect(encodeSecret(Buffer.from(text))).toBe(unpadded);
    expect(decodeSecret(unpadded, forApi)).toEqual(ok(text));
    expect(decodeSecret(base32, forApi)).toEqual(ok(text));
  });

  test("case, spaces and hyphens do not count", () => {
    expect(decodeSecret(" mzxw 6ytb-OI== ====", forApi)).toEqual(ok("foobar"));
  });

  test.each(["\t", "\n", "\v", "\f", "\r", "\r\n"])("nor does %j, wherever it stands", (blank) => {
    for (const text of [`MZXW6YTB${blank}`, `${blank}MZXW6YTB`, `MZXW${blank}6YTB`, `mzxw-6ytb ${blank}`])
      expect(decodeSecret(text, forApi)).toEqual(ok("fooba"));
    expect(decodeSecret(`MY==${blank}====${blank}`, forApi)).toEqual(ok("f"));
    expect(decodeSecret(`MY=${blank}`, forApi)).toEqual({ ok: false, error: "secret-malformed" });
    expect(decodeSecret(blank, forApi)).toEqual({ ok: false, error: "secret-empty" });
  });

  test("every secret survives the way out and back, grouped and in lower case too", () => {
    fc.assert(
      fc.property(arbitrarySecret, (secret) => {
        const text = encodeSecret(secret);
        expect(text).toMatch(/^[A-Z2-7]+$/);
        expect(decodeSecret(text, forApi)).toEqual({ ok: true, secret });
        expect(decodeSecret(groupSecret(text).toLowerCase(), forApi)).toEqual({ ok: true, secret });
      }),
    );
  });

  test("bits left over in the last character are dropped, and nothing else is", () => {
    expect(decodeSecret("MZ", forApi)).toEqual(ok("f"));
    const base32 = fc.string({ unit: fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"), maxLength: 16 });
    fc.assert(
      fc.property(base32, (text) => {
        const decoded = decodeSecret(text, forApi);
        if (!decoded.ok) return;
        const again = encodeSecret(decoded.secret);
        expect(again).toHaveLength(text.length);
        expect(again.slice(0, -1)).toBe(text.slice(0, -1));
      }),
    );
  });

  test("no text at all makes it throw", () => {
    fc.assert(fc.property(arbitraryText, (text) => typeof decodeSecret(text, forApi).ok === "boolean"));
  });
});

describe("a secret that is refused", () => {
  test.each(["", "   ", " - "])("%j: empty", (text) => {
    expect(decodeSecret(text, { minBytes: 0 })).toEqual({ ok: false, error: "secret-empty" });
  });

  test.each([
    ["MZXW6YT1", "a digit outside the alphabet"],
    ["MZXW6YTＢ", "a full-width letter"],
    ["MZXW6YTı", "a letter that is ASCII in upper case only"],
    ["MZXW6YTſ", "another one"],
    ["MZXW\u00a06YTB", "a no-break space"],
    ["MZXW6YTB\u0085", "a line break that is not ASCII"],
    ["MZXW6YTB\u2028", "another one"],
    ["MZXW6YTB\ufeff", "a byte order mark"],
    ["MZXW6YTB\b", "the control character before white space"],
    ["MZXW6YTB\x0e", "the one after it"],
    ["M", "one character, less than a byte"],
    ["MZXW6Y", "a last character that holds nothing"],
    ["MY=", "too little padding"],
    ["MY=======", "too much padding"],
    ["MZXW6YTB========", "padding where none is due"],
    ["========", "nothing but padding"],
    ["MY======MY======", "padding in the middle"],
    ["MZXW6YTB\0", "a control character"],
  ])("%j: %s", (text) => {
    expect(decodeSecret(text, forApi)).toEqual({ ok: false, error: "secret-malformed" });
  });

  test("under the least length of its surface (R26)", () => {
    const fifteen = encodeSecret(new Uint8Array(15));
    expect(decodeSecret(fifteen, forAuthenticator)).toEqual({ ok: false, error: "secret-too-short" });
    expect(decodeSecret(fifteen, { minBytes: Number.NaN })).toEqual({
      ok: false,
      error: "secret-too-short",
    });
    expect(decodeSecret(fifteen, forApi).ok).toBe(true);
    expect(decodeSecret(encodeSecret(new Uint8Array(16)), forAuthenticator).ok).toBe(true);
  });

  test("over the largest length, however far", () => {
    expect(decodeSecret(encodeSecret(new Uint8Array(MAX_SECRET_BYTES)), forApi).ok).toBe(true);
    for (const text of [encodeSecret(new Uint8Array(MAX_SECRET_BYTES + 1)), "A".repeat(1_000_001)]) {
      expect(decodeSecret(text, forApi)).toEqual({ ok: false, error: "secret-too-long" });
    }
  });
});

test("groups of four, with no space at either end", () => {
  expect(groupSecret("MZXW6YTBOI")).toBe("MZXW 6YTB OI");
  expect(groupSecret("MZXW6YTB")).toBe("MZXW 6YTB");
  expect(groupSecret(groupSecret("MZXW6YTB"))).toBe("MZXW 6YTB");
  expect(groupSecret("")).toBe("");
});
