// Owns who may call which server action: those that strangers may call are in app-map.

/** What an account that must enroll first may do. */
export const NEWCOMERS_ACTIONS = [
  "askForStepUpAction",
  "askToRegisterAction",
  "confirmChannelAction",
  "confirmEnrollmentAction",
  "confirmRegisteredAction",
  "deleteAccountAction",
  "registerPasskeyAction",
  "resendConfirmationAction",
  "sendRegisteredAction",
  "signOutAction",
  "startEnrollmentAction",
  "stepUpWithCodeAction",
  "stepUpWithPasskeyAction",
  "stepUpWithPasswordAction",
  "stepUpWithRecoveryCodeAction",
];
/** What a member may do without more proof than their session. */
export const MEMBERS_ACTIONS = [
  "cancelEmailChangeAction",
  "cancelSecondEmailAction",
  "noticesReadAction",
  "renameDeviceAction",
  "savedAction",
  "revokeApiKeyAction",
  "sendAgainAction",
];
/** Acts that a signed-in member has to prove themselves for again. */
export const STEPPED_UP_ACTIONS = {
  addSecondEmailAction: "/step-up?for=change-second-email",
  callOffOwnResetAction: "/step-up?for=call-off-reset",
  changeEmailAction: "/step-up?for=change-email",
  changePasswordAction: "/step-up?for=change-password",
  deleteAccountAction: "/step-up?for=delete-account",
  endOtherSessionsAction: "/step-up?for=end-sessions",
  endSessionAction: "/step-up?for=end-sessions",
  removeAction: "/step-up?for=remove-authenticator",
  removeAllDevicesAction: "/step-up?for=remove-trusted-devices",
  removeDeviceAction: "/step-up?for=remove-trusted-devices",
  removeSecondEmailAction: "/step-up?for=change-second-email",
  renameAction: "/step-up?for=rename-authenticator",
  replaceAction: "/step-up?for=replace-recovery-codes",
  turnOffAction: "/step-up?for=turn-off",
  createApiKeyAction: "/step-up?for=create-api-key",
  removePasskeyAction: "/step-up?for=remove-passkey",
  renamePasskeyAction: "/step-up?for=rename-passkey",
  removeChannelAction: "/step-up?for=remove-channel",
  showAppQrCodeAction: "/step-up?for=show-app-qr-code",
  startAuthyAction: "/step-up?for=add-channel",
  startEmailAction: "/step-up?for=add-channel",
  startPhoneAction: "/step-up?for=add-channel",
  startTotpAction: "/step-up?for=add-channel",
};
