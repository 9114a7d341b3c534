// Owns for whose reset a second administrator must say yes (R75).
import type { Policy } from "@/lib/accounts/policy/policy";
import { FOUR_EYES_AFTER_DEMOTION_SECONDS } from "@/lib/platform/durations";
import { secondsBefore } from "@/lib/platform/seconds-after";

/** What it depends on in somebody's account. */
export interface Standing {
  role: string;
  /** When they were demoted, if they were. */
  adminUntil: Date | null;
}

/** Whether somebody is an administrator, or was one until lately: demoting them must not be a way around the second yes. */
export function countsAsAdmin({ role, adminUntil }: Standing, now: Date): boolean {
  const since = secondsBefore(now, FOUR_EYES_AFTER_DEMOTION_SECONDS);
  return role === "admin" || (adminUntil !== null && adminUntil > since);
}

/** Whether somebody's reset needs two administrators: that of another administrator, always. */
export function resetsNeedTwoAdmins(policy: Policy, person: Standing, now: Date): boolean {
  return countsAsAdmin(person, now) || policy.resetsNeedTwoAdmins;
}
