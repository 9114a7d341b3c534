// Owns whose browsers may leave the second factor out.
import { settings } from "@/lib/platform/env";

/** Whether the policy trusts anybody's browser. */
export function trustsDevices(): boolean {
  return settings().trustedDevices === "allowed";
}

/** Members', while the policy allows it; administrators' never (R67, NIST SP 800-63B 5.1). */
export function mayTrustDevices(role: string): boolean {
  return trustsDevices() && role === "member";
}
