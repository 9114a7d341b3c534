// Owns for whose reset a second administrator must say yes (R75).
import type { Policy } from "@/lib/accounts/policy";

/** Whether the reset of somebody of this role needs two administrators: of another administrator, always. */
export function resetsNeedTwoAdmins(policy: Policy, role: string): boolean {
  return role === "admin" || policy.resetsNeedTwoAdmins;
}
