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
  "policy-changed",
] as const;

export type NoticeKind = (typeof NOTICE_KINDS)[number];
