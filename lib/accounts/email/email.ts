// Owns the canonical form of an e-mail address. Pure.

const LONGEST = 254;
// One @, a dotted domain, and nothing that a header, a log line or a second address could be made of (R55).
const SHAPE = /^[^\s@,;:<>()[\]\\"\p{C}]{1,64}@[^\s@,;:<>()[\]\\"\p{C}.]+(\.[^\s@,;:<>()[\]\\"\p{C}.]+)+$/u;

/** NFKC and lower case: one account per canonical address. Null when it is not an address. */
export function canonicalEmail(typed: string): string | null {
  // Normalizing long runs of combining marks takes quadratic time, so a length stands before it.
  if (typed.length > 4 * LONGEST) return null;
  // A capital with a mark below may have no composed form where its small letter has one: hence NFKC once more.
  const email = typed.trim().normalize("NFKC").toLowerCase().normalize("NFKC");
  return email.length <= LONGEST && SHAPE.test(email) ? email : null;
}
