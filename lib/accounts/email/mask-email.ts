// Owns how an address is shown to somebody who may know it, and must not learn it: its first character and its domain.

/** `a…@example.com` of `anna@example.com`. */
export function maskEmail(email: string): string {
  const [first = ""] = email;
  return `${first}…${email.slice(email.lastIndexOf("@"))}`;
}
