// Owns what counts as a typed or pasted code. Nothing else may reach a comparison.

// The space and the hyphen of a keyboard; the no-break, thin and narrow no-break spaces that a paste brings.
const SEPARATORS = /[ \-\u00a0\u2009\u202f]/g;
const ASCII_DIGITS = /^[0-9]+$/;

/**
 * The code as bare ASCII digits, or null unless there are exactly `digits` of them. Digits of other scripts are
 * not translated: full-width ones differ in bytes, and otpauth throws on them.
 */
export function normalizeCode(text: string, digits: number): string | null {
  const code = text.trim().replace(SEPARATORS, "");
  return code.length === digits && ASCII_DIGITS.test(code) ? code : null;
}
