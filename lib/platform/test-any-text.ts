// Owns texts of any Unicode characters at all, to try on what reads what somebody typed or sent.
import fc from "fast-check";

const FIRST_SURROGATE = 0xd800;
const SURROGATES = 0x800;
const MOST = 0x10ffff - SURROGATES;

// What fast-check calls "binary", without the table of a million characters that it makes for that.
const character = fc.integer({ min: 0, max: MOST }).map(
  (n) => String.fromCodePoint(n < FIRST_SURROGATE ? n : n + SURROGATES),
  (text) => {
    if (typeof text !== "string" || !/^\P{Cs}$/su.test(text)) throw new Error("not one character");
    const point = text.codePointAt(0) ?? 0;
    return point < FIRST_SURROGATE ? point : point - SURROGATES;
  },
);

/** Any text, or one of at most so many characters. */
export function anyText(maxLength?: number): fc.Arbitrary<string> {
  return fc.string({ unit: character, ...(maxLength !== undefined && { maxLength }) });
}
