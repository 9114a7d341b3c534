// Owns what the security log tells of the stories that its tests act out, row by row.

const STEP_UP = "step-up.checked success authenticator";

/** The guest's, from the invitation on. */
export const GUEST_ROWS = [
  "invitation.created success",
  "invitation.accepted success",
  "account.created success invited",
  "session.opened success password",
  "password.checked success password",
  "trusted-device.added success",
  "second-factor.checked success authenticator",
  "session.opened success authenticator new-browser",
  "password.checked success password",
  "trusted-device.used success trusted-device",
  "session.opened success trusted-device new-browser",
  STEP_UP,
  "sessions.ended success by-owner",
  STEP_UP,
  "trusted-device.removed success by-owner",
  STEP_UP,
  "second-email.requested success",
  "second-email.changed success",
  STEP_UP,
  "email.change-requested success",
  "email.change-requested failure cancelled",
  STEP_UP,
  "email.change-requested success",
  "email.changed success",
  "sessions.ended success email-change-undone",
  "email.change-undone success",
  "password.reset-requested success",
  "password.reset success",
  "password.checked success password",
  "second-factor.checked success authenticator",
  "session.opened success authenticator new-browser",
  STEP_UP,
  "password.changed failure password wrong-password",
  "password.changed success",
  STEP_UP,
  "data.exported success",
  STEP_UP,
  "audit.exported success csv",
  "sessions.ended success account-reported",
  "account.reported success",
  "sign-up.requested failure email-taken",
];

/** Of the member who asks for a reset, from there on. */
export const RESET_ROWS = [
  "reset.requested success",
  "reset.refused success",
  "reset.scheduled success stolen",
  "reset.called-off success by-person",
  "second-factor.reset failure reset-email-wrong",
  "sessions.ended success second-factor-reset",
  "second-factor.reset success authenticator lost-phone",
  "password.checked success password re-enrollment-due",
  "re-enrollment.checked failure wrong-password",
  "re-enrollment.checked success re-enrollment-link",
  "session.opened success re-enrollment-link",
];

/** What an administrator did to one person. */
export const ADMIN_ROWS = [
  "person.confirmation-sent",
  "person.reminded",
  "note.added",
  "sessions.ended by-admin",
  "person.unlocked",
  "role.changed to-admin",
  "role.changed to-member",
  "person.deactivated",
  "person.reactivated",
];
