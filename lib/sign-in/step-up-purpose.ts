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
  "export-people",
  "add-person",
  "import-people",
] as const;

/** One grant permits one of these, once. */
export type StepUpPurpose = (typeof STEP_UP_PURPOSES)[number];
