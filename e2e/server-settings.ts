// Owns what each server of the browser tests is told, beside the secrets that all share.
import { emulatedSettings } from "./emulators/emulated-settings";
import {
  CONFIRMED_URL,
  EMULATED_AUTHY_URL,
  EMULATED_TWILIO_URL,
  INVITE_URL,
  POLICY_OPTIONAL_URL,
  POLICY_REQUIRED_URL,
  serverFile,
} from "./servers";

export const PROVIDERS = emulatedSettings(EMULATED_AUTHY_URL, EMULATED_TWILIO_URL);

const OWN: Record<string, Record<string, string>> = {
  [POLICY_REQUIRED_URL]: { TWO_FACTOR_POLICY: "required", ...PROVIDERS },
  [POLICY_OPTIONAL_URL]: { TWO_FACTOR_POLICY: "optional", ...PROVIDERS },
  // Its file is rewritten after every erasure, not once an hour, so that a test sees what is left.
  [CONFIRMED_URL]: {
    ...PROVIDERS,
    SIGN_UP: "confirmed",
    TRUSTED_DEVICES: "allowed",
    DISK_REWRITE_INTERVAL_SECONDS: "1",
    SWEEP_INTERVAL_SECONDS: "5",
  },
  [INVITE_URL]: { SIGN_UP: "invite" },
};

/** The addresses of all servers. */
export const SERVERS = Object.keys(OWN);

/** The settings that the server at `address` has for itself. */
export function settingsOf(address: string): Record<string, string> {
  return {
    PORT: new URL(address).port,
    APP_URL: address,
    DATABASE_URL: `file:${serverFile(address, "twofold.db")}`,
    OUTBOX_DIR: serverFile(address, "outbox"),
    ...OWN[address],
  };
}
