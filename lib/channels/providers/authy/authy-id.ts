// Owns the shape of what Authy calls a person. Pure.

/** The id when it is one, so that nothing else ever stands in a path; else null. */
export function authyId(text: string): string | null {
  return /^[1-9]\d{0,18}$/.test(text) ? text : null;
}
