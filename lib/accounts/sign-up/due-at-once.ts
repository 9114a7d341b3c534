// Owns whether an account that begins now must have a second factor from its first moment, which lets its password be
// shorter (R7).
import "server-only";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { secondFactorDue } from "@/lib/accounts/policy/second-factor-rule";

/** Not in days of grace: until they end, the password stands alone. */
export async function isDueAtOnce(role: string, now: Date): Promise<boolean> {
  return secondFactorDue(await currentPolicy(), { role, memberSince: now }, now).state === "due";
}
