// Owns the shape of an Authy id, Authy's number of a person. Pure.

/** The text, if it is an Authy id, so that nothing else ever stands in a path; else null. */
export function authyId(text: string): string | null {
  return /^[1-9]\d{0,18}$/.test(text) ? text : null;
}
