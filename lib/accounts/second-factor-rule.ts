// Owns who must have a second factor.
import { settings } from "@/lib/platform/env";

/** Everybody while the policy says so, and administrators always (R4). */
export function needsSecondFactor(role: string): boolean {
  return role === "admin" || settings().twoFactorPolicy === "required";
}
