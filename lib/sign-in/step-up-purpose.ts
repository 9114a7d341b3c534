// Owns the list of acts that ask for the second factor again.

export const STEP_UP_PURPOSES = [
  "add-authenticator",
  "rename-authenticator",
  "remove-authenticator",
  "replace-recovery-codes",
  "turn-off",
  "change-password",
  "change-email",
  "end-sessions",
  "remove-trusted-devices",
  "export-data",
  "delete-account",
  "change-second-email",
  "export-people",
  "add-person",
  "end-person-sessions",
  "deactivate-person",
  "reactivate-person",
  "unlock-person",
  "change-role",
  "reset-second-factor",
  "decide-reset",
  "temporary-code",
  "export-audit",
  "change-policy",
  "import-people",
  "create-api-key",
  "end-all-sessions",
  "call-off-reset",
  "add-channel",
  "remove-channel",
  "register-authy",
] as const;

/** One grant permits one of these, once. */
export type StepUpPurpose = (typeof STEP_UP_PURPOSES)[number];
