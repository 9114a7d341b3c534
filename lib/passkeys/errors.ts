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
] as const;

export type PasskeyError = (typeof PASSKEY_ERRORS)[number];
