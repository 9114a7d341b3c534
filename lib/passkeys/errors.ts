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

/** Refusals after which nobody knows whether a passkey was right: they do not count as failed attempts. */
const WITHOUT_VERDICT = new Set<string>(["passkey-expired", "passkey-demanded"] satisfies PasskeyError[]);

/** Whether an error is such a refusal. */
export function isPasskeyWithoutVerdict(error: string): boolean {
  return WITHOUT_VERDICT.has(error);
}
