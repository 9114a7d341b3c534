// Owns which factors are enough for an account's sessions to count.
import type { Policy } from "@/lib/accounts/policy";
import type { Factor } from "@/lib/sign-in/factor";
import { mayTrustDevices } from "@/lib/two-factor/trusted-device-rule";

/**
 * The factors that open a session which counts now. A password alone is not enough once there is a second factor, and
 * a trusted device only while the policy and the role allow it (R67).
 */
export function enoughFactors(
  policy: Policy,
  { role, hasSecondFactor }: { role: string; hasSecondFactor: boolean },
): Factor[] {
  const factors: Factor[] = ["authenticator", "recovery-code"];
  if (!hasSecondFactor) factors.push("password");
  if (mayTrustDevices(policy, role)) factors.push("trusted-device");
  return factors;
}
