// Owns every expected failure of enrolling, verifying and managing second factors.

export const TWO_FACTOR_ERRORS = [
  "code-missing",
  "code-malformed",
  "code-wrong",
  "code-already-used",
  "code-late",
  "code-early",
  "recovery-code-malformed",
  "recovery-code-wrong",
  "attempts-locked",
  "attempts-frozen",
  "ticket-expired",
  "step-up-required",
  "recovery-codes-not-saved",
  "enrollment-missing",
  "enrollment-used-up",
  "enrollment-starts-used-up",
  "authenticator-name-missing",
  "authenticator-name-too-long",
  "authenticator-missing",
  "last-authenticator",
  "two-factor-required",
  "trusted-device-missing",
  "device-name-missing",
  "device-name-too-long",
  "two-factor-switched-off",
  "codes-not-in-row",
  "recovery-code-not-in-set",
  "recovery-code-spent",
] as const;

export type TwoFactorError = (typeof TWO_FACTOR_ERRORS)[number];
