// Owns the names of what can prove an identity.
import type { ChannelFactor } from "@/lib/channels/kinds";

/**
 * The last factor that passed. "password" alone opens a session only where no second factor is due, "trusted-device"
 * only where the policy lets a browser stand in for it, "temporary-code" for members alone. "re-enrollment-link", with
 * the password, opens one after a reset, for enrolling alone (R74). Those of channels count while the policy allows them
 * and for members alone (R50).
 */
export type Factor =
  | "password"
  | "authenticator"
  | "passkey"
  | "recovery-code"
  | "trusted-device"
  | "temporary-code"
  | "re-enrollment-link"
  | ChannelFactor;
