// Owns which factors are enough for an account's sessions to count.
import type { Policy } from "@/lib/accounts/policy/policy";
import { allowedFactors } from "@/lib/channels/allowed-factors";
import type { PasskeyRule } from "@/lib/passkeys/passkey-rule";
import type { Factor } from "@/lib/sign-in/factor";
import { mayTrustDevices } from "@/lib/two-factor/trusted-devices/trusted-device-rule";

export interface FactorOwner {
  role: string;
  hasSecondFactor: boolean;
  isReset: boolean;
  passkeyRule: PasskeyRule;
}

/**
 * The factors that open a session which counts now. A password alone is not enough once there is a second factor, nor
 * after a reset until there is one again (R74), and a trusted device only while the policy and the role allow it (R67).
 * One of a channel counts while the policy and the settings allow it, and for members (R50).
 * Where the policy asks for a passkey and there is one, only it and what stands in for a lost one count.
 * A code that one administrator made opens no session of an administrator: whoever became one meanwhile signs in anew.
 */
export function enoughFactors(
  policy: Policy,
  { role, hasSecondFactor, isReset, passkeyRule }: FactorOwner,
): Factor[] {
  if (passkeyRule === "only")
    return ["passkey", "recovery-code", ...(role === "admin" ? [] : (["temporary-code"] as const))];
  const factors: Factor[] = ["authenticator", "passkey", "recovery-code", ...allowedFactors(policy, role)];
  if (!hasSecondFactor) factors.push(isReset ? "re-enrollment-link" : "password");
  if (role !== "admin") factors.push("temporary-code");
  if (mayTrustDevices(policy, role)) factors.push("trusted-device");
  return factors;
}
