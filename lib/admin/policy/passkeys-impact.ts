// Owns whom it hits when a policy begins to ask a role for passkeys: those without one, and sessions opened otherwise.
import "server-only";
import type { Policy } from "@/lib/accounts/policy/policy";
import { countSessionsBesidePasskeys, countWithoutPasskey } from "@/lib/admin/policy/factors-impact-store";
import { asksForPasskey } from "@/lib/passkeys/passkey-rule";

export interface PasskeysImpact {
  role: "member" | "admin";
  /** Those who have none: once a second factor is due of them, they must register one before anything else. */
  without: number;
  /** Open sessions of those who have one, that something else opened. */
  sessions: number;
}

/** One entry for each role of which passkeys are asked anew. */
export async function passkeysImpact(before: Policy, after: Policy, now: Date): Promise<PasskeysImpact[]> {
  const impact: PasskeysImpact[] = [];
  for (const role of ["member", "admin"] as const) {
    if (!asksForPasskey(after, role) || asksForPasskey(before, role)) continue;
    const without = await countWithoutPasskey(role);
    const sessions = await countSessionsBesidePasskeys(role, before.times, now);
    impact.push({ role, without, sessions });
  }
  return impact;
}
