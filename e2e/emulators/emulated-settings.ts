// Owns the settings with which the app talks to the emulators, and the keys that they accept.

export const EMULATED = {
  authyApiKey: "authy-key-of-the-emulator",
  accountSid: "ACe0e0e0e0e0e0e0e0e0e0e0e0e0e0e0e0",
  authToken: "auth-token-of-the-emulator",
  serviceSid: "VAe1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1",
} as const;

export const EMULATED_COUNTRIES = "US,DE,CN";

/** For the environment of an app. */
export function emulatedSettings(authyBase: string, twilioBase: string): Record<string, string> {
  return {
    AUTHY_API_KEY: EMULATED.authyApiKey,
    AUTHY_API_BASE: authyBase,
    TWILIO_ACCOUNT_SID: EMULATED.accountSid,
    TWILIO_AUTH_TOKEN: EMULATED.authToken,
    TWILIO_VERIFY_SERVICE_SID: EMULATED.serviceSid,
    TWILIO_VERIFY_BASE: twilioBase,
    SMS_ALLOWED_COUNTRIES: EMULATED_COUNTRIES,
  };
}
