// Owns whom the policy asks for a passkey, and what that means for them. Pure.
import type { Policy } from "@/lib/accounts/policy/policy";
import type { SecondFactorDue } from "@/lib/accounts/policy/second-factor-rule";

/** "due": one must be added before anything else. "only": besides recovery and temporary codes nothing else counts. */
export type PasskeyRule = "none" | "due" | "only";

type Demand = Pick<Policy, "membersNeedPasskey" | "adminsNeedPasskey">;

/** Whether those of a role are asked for one. Whoever has a role that nobody knows is treated as an administrator. */
export function asksForPasskey({ membersNeedPasskey, adminsNeedPasskey }: Demand, role: string): boolean {
  return role === "member" ? membersNeedPasskey : adminsNeedPasskey;
}

/** A passkey is asked only of those who must have a second factor now: the days of grace are the same. */
export function passkeyRule(
  policy: Demand,
  { role, hasPasskey }: { role: string; hasPasskey: boolean },
  due: SecondFactorDue,
): PasskeyRule {
  if (!asksForPasskey(policy, role) || due.state !== "due") return "none";
  return hasPasskey ? "only" : "due";
}
