// Owns every expected failure of registering, using and managing passkeys.

export const PASSKEY_ERRORS = [
  "passkey-needs-scripts",
  "passkey-expired",
  "passkey-wrong",
  "passkey-shut",
  "passkey-refused",
  "passkey-known",
  "passkey-missing",
  "passkeys-used-up",
  "passkey-name-missing",
  "passkey-name-too-long",
  "passkey-demanded",
  "last-passkey",
] as const;

export type PasskeyError = (typeof PASSKEY_ERRORS)[number];

/** Refusals after which nothing was judged: they are no failed attempt. */
const UNJUDGED = new Set<string>(["passkey-expired", "passkey-demanded"] satisfies PasskeyError[]);

export function isUnjudged(error: string): boolean {
  return UNJUDGED.has(error);
}
