// Owns the vocabulary of the security log.

/** Everything that is written to the audit log. Past tense of what was tried; the row's result says how it ended. */
export const AUDIT_EVENTS = [
  "account.created",
  "account.deleted",
  "password.checked",
  "second-factor.checked",
  "second-factor.locked",
  "step-up.checked",
  "session.opened",
  "session.ended",
  "enrollment.started",
  "enrollment.checked",
  "authenticator.added",
  "authenticator.renamed",
  "authenticator.removed",
  "recovery-code.used",
  "recovery-codes.created",
  "recovery-codes.saved",
  "two-factor.turned-off",
] as const;

export type AuditEvent = (typeof AUDIT_EVENTS)[number];
