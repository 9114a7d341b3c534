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
  "second-factor-frozen",
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
  "reset-called-off-by-admin",
  "api-key-created",
  "api-key-revoked",
  "api-keys-ended",
  "admin-sessions-ended",
  "admin-database-restored",
  "channel-added",
  "channel-removed",
  "channel-registered-by-admin",
  "admin-channel-paused",
  "authenticator-imported",
  "admin-secrets-imported",
  "admin-webhook-added",
  "admin-webhook-changed",
  "authenticator-resynchronised",
  "passkey-added",
  "passkey-removed",
  "passkey-counter-fell",
] as const;

export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** What an administrator did on which "this was not me" would be no answer: no new password changes it. */
const UNANSWERABLE: ReadonlySet<string> = new Set<NoticeKind>([
  "deactivated",
  "reactivated",
  "unlocked",
  "role-now-admin",
  "role-now-member",
  "sessions-ended-by-admin",
]);

/** What an administrator did on behalf of somebody who may not be the owner: then a new password helps. */
const ANSWERABLE: ReadonlySet<string> = new Set<NoticeKind>([
  "second-factor-reset",
  "reset-refused",
  "reset-scheduled",
  "reset-called-off-by-admin",
  "temporary-code-created",
  "channel-registered-by-admin",
  "authenticator-imported",
]);

/** Whether a notice tells an owner of an administrator's act: where from is not theirs to know. */
export function isByAdmin(kind: string): boolean {
  return UNANSWERABLE.has(kind) || ANSWERABLE.has(kind);
}

/** What follows from a report or a new password: saying "this was not me" once more would only disable that one. */
const FOLLOWING: ReadonlySet<string> = new Set<NoticeKind>(["api-keys-ended"]);

/** Whether the mail of an owner's notice has a link that says "this was not me". */
export function hasNotMeLink(kind: string): boolean {
  return !UNANSWERABLE.has(kind) && !FOLLOWING.has(kind);
}

/** What administrators are told of that is about nobody. */
const ABOUT_THINGS = [
  "admin-channel-paused",
  "admin-secrets-imported",
  "admin-webhook-added",
  "admin-webhook-changed",
] as const satisfies readonly NoticeKind[];

export type ThingNoticeKind = (typeof ABOUT_THINGS)[number];

/** Whether a notice to administrators is about somebody, whose address its mail tells. */
export function isAboutPerson(kind: string): boolean {
  return ABOUT_THINGS.every((known) => known !== kind);
}
