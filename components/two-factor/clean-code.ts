// What a code's field takes, and what may stand between the digits and mean nothing.

// White space of every width (NBSP and the ideographic space too), the dashes that apps and mails put between
// groups, and the invisible marks that come along with text copied from right-to-left or rich text.
const SEPARATORS = /[\s\u00ad\u200b-\u200f\u2010-\u2015\u2060\u2212\u30fb\ufe63\uff0d\ufeff_.-]/g;

/**
 * Takes the separators out of `typed` and leaves everything else as it is: a letter or a full-width digit stays
 * and is refused as such, since dropping it would turn a wrong text into a right-looking code.
 */
export function cleanCode(typed: string): string {
  return typed.replace(SEPARATORS, "");
}

/** What may stand in a code's field. Full-width digits too: they are shown, and the server says what is wrong with them. */
export const CODE_PATTERN = "^[0-9\uff10-\uff19]+$";

/**
 * What a pasted text puts into a field of `digits` places. Too long a text is not cut to a code that nobody gave:
 * it becomes a character that the field's pattern refuses, and nothing changes.
 */
export function cleanPaste(pasted: string, digits: number): string {
  const code = cleanCode(pasted);
  return code.length > digits ? "?" : code;
}
