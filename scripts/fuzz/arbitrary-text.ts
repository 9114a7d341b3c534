// Owns hostile text, as the bytes that are sent.
import fc from "fast-check";

const NASTY = [
  "",
  " ",
  "\0",
  "\r\n\r\nHTTP/1.1 200 OK",
  "\u202e\u200b\ufeff",
  "１２３４５６",
  "ſK\u0130\u00df",
  "e\u0301".repeat(200),
  "👩‍👩‍👧‍👦".repeat(40),
  "__proto__",
  "constructor",
  "toString",
  "../../../../etc/passwd",
  "' OR 1=1 --",
  "<script>alert(1)</script>",
  "{{7*7}}%s%n%x",
  "-0",
  "1e400",
  "NaN",
  "9".repeat(400),
  "2026-13-45",
  "0000-00-00",
  "+275760-09-13",
  "javascript:alert(1)",
  "http://[::1",
  "https://169.254.169.254/",
  "data:,x",
  "xn--".repeat(30),
  "a@b",
  `${"a".repeat(300)}@example.org`,
  "a@xn--\u{10ffff}.example",
  '"a b"@example.org',
  "+15017122661",
  "+0",
  "null",
  "[]",
  "{}",
  "true",
];
/** Invalid UTF-8: half a surrogate pair, a lone byte, one too many, a NUL in two bytes. */
const NO_UTF8 = [
  [0xed, 0xa0, 0x80],
  [0xed, 0xbf, 0xbf],
  [0xff],
  [0xf8, 0x88, 0x80, 0x80, 0x80],
  [0xc0, 0x80],
  [0xe2, 0x82],
];

export const nastyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NASTY) },
  { weight: 2, arbitrary: fc.string({ maxLength: 40 }) },
  { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  { weight: 1, arbitrary: fc.json() },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("A", "\u00e9", "9", "[", "%"), fc.nat(5000))
      .map(([c, n]) => c.repeat(n)),
  },
);

export const nastyBytes: fc.Arbitrary<Buffer> = fc.oneof(
  { weight: 8, arbitrary: nastyText.map((text) => Buffer.from(text)) },
  { weight: 1, arbitrary: fc.constantFrom(...NO_UTF8).map((bytes) => Buffer.from(bytes)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes)) },
);

/** For a header: one byte per character, and no line ends. */
export const nastyField: fc.Arbitrary<string> = nastyBytes.map((bytes) =>
  bytes.toString("latin1").replace(/[\r\n]/g, " "),
);

/** Mostly the usual value. */
export function mostly<T>(usual: fc.Arbitrary<T>, other: fc.Arbitrary<T>, weight = 6): fc.Arbitrary<T> {
  return fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: other });
}
