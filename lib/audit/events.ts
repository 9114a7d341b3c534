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
  "sign-up.requested",
  "invitation.created",
  "invitation.accepted",
  "email.confirmed",
  "email.change-requested",
  "email.changed",
  "email.change-undone",
  "password.changed",
  "password.reset-requested",
  "password.reset",
  "account.reported",
  "sessions.ended",
  "trusted-device.added",
  "trusted-device.used",
  "trusted-device.removed",
  "data.exported",
  "people.exported",
  "people.imported",
  "people.import-stopped",
] as const;

export type AuditEvent = (typeof AUDIT_EVENTS)[number];

/** Those that are also, or only, written about what did not succeed. */
export const FAILING_EVENTS = [
  "password.checked",
  "second-factor.checked",
  "second-factor.locked",
  "step-up.checked",
  "enrollment.checked",
  "sign-up.requested",
  "email.change-requested",
  "password.changed",
] as const satisfies readonly AuditEvent[];

export type FailingEvent = (typeof FAILING_EVENTS)[number];

/** A lock is nobody's success. */
export type SucceedingEvent = Exclude<AuditEvent, "second-factor.locked">;
