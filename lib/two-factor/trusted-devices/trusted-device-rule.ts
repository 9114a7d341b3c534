// Owns whose browsers may leave the second factor out. Pure.
import type { Policy } from "@/lib/accounts/policy/policy";

/** Members', while the policy allows it; administrators' never (R67, NIST SP 800-63B 5.1). */
export function mayTrustDevices({ trustedDevices }: Pick<Policy, "trustedDevices">, role: string): boolean {
  return trustedDevices && role === "member";
}
