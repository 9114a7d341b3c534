// Owns whom the policy asks for a passkey, and what that means for them. Pure.
import type { Policy } from "@/lib/accounts/policy/policy";
import type { SecondFactorDue } from "@/lib/accounts/policy/second-factor-rule";

/** "due": a passkey must be added before anything else. "only": beside it only recovery and temporary codes count. */
export type PasskeyRule = "none" | "due" | "only";

type Demand = Pick<Policy, "membersNeedPasskey" | "adminsNeedPasskey">;

/** Whether a role is asked for a passkey. An unknown role is treated as that of an administrator. */
export function asksForPasskey({ membersNeedPasskey, adminsNeedPasskey }: Demand, role: string): boolean {
  return role === "member" ? membersNeedPasskey : adminsNeedPasskey;
}

/** The rule for somebody. Only those who must have a second factor now are asked: days of grace count here as well. */
export function passkeyRule(
  policy: Demand,
  { role, hasPasskey }: { role: string; hasPasskey: boolean },
  due: SecondFactorDue,
): PasskeyRule {
  if (!asksForPasskey(policy, role) || due.state !== "due") return "none";
  return hasPasskey ? "only" : "due";
}
