// Owns what people are told about their account without having asked (R85).

export const NOTICE_KINDS = [
  "authenticator-added",
  "authenticator-removed",
  "two-factor-turned-off",
  "recovery-codes-replaced",
  "recovery-code-used",
  "password-changed",
  "password-reset",
  "email-changed",
  "email-change-undone",
  "new-browser",
  "trusted-device-added",
  "second-factor-wrong",
  "second-factor-locked",
  "signed-in-after-failures",
  "second-email-changed",
  "deactivated",
  "reactivated",
  "unlocked",
  "role-now-admin",
  "role-now-member",
  "sessions-ended-by-admin",
  "second-factor-reset",
  "reset-requested",
  "reset-refused",
  "reset-scheduled",
  "reset-called-off",
  "admin-reset-done",
  "admin-reset-requested",
  "admin-reset-waiting",
  "admin-reset-scheduled",
  "admin-reset-called-off",
  "temporary-code-created",
  "temporary-code-used",
  "policy-changed",
  "admin-temporary-code",
  "admin-new",
] as const;

export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** What an administrator did: where from is not the owner's to know, and "this was not me" would answer nothing. */
const BY_ADMIN: ReadonlySet<string> = new Set<NoticeKind>([
  "deactivated",
  "reactivated",
  "unlocked",
  "role-now-admin",
  "role-now-member",
  "sessions-ended-by-admin",
]);

/** Whether a notice tells of an administrator's act. */
export function isByAdmin(kind: string): boolean {
  return BY_ADMIN.has(kind);
}
