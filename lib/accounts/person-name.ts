// Owns the canonical form of a person's name, and the form that it is searched by. Pure.

const LONGEST = 80;
// Nothing that splits a line, turns it around or is not seen; the two joiners are letters' business in some scripts.
const HIDDEN = /(?![\u200c\u200d])\p{C}/u;
const SEEN = /[\p{L}\p{N}]/u;

export interface PersonName {
  /** As it is shown. */
  name: string;
  /** As it is searched for and sorted: lower case. */
  nameKey: string;
}

/** NFKC, trimmed, with single spaces. Null when it is no name: empty, over 80 characters, or with control characters. */
export function personName(typed: string): PersonName | null {
  // Normalizing long runs of combining marks takes quadratic time, so a length stands before it.
  if (typed.length > 10 * LONGEST) return null;
  const trimmed = typed.normalize("NFKC").trim();
  if (HIDDEN.test(trimmed) || !SEEN.test(trimmed)) return null;
  const name = trimmed.replace(/\s+/g, " ");
  // A capital with a mark below may have no composed form where its small letter has one: hence NFKC once more.
  return [...name].length > LONGEST ? null : { name, nameKey: name.toLowerCase().normalize("NFKC") };
}
