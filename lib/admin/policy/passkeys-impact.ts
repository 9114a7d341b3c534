// Owns whom it hits when a policy begins to ask a role for passkeys: those without one, and sessions opened otherwise.
import "server-only";
import type { Policy } from "@/lib/accounts/policy/policy";
import { asksForPasskey } from "@/lib/passkeys/passkey-rule";
import { database } from "@/lib/platform/db";
import { currentEpoch } from "@/lib/sign-in/sessions/session-epoch";
import { whereInTime } from "@/lib/sign-in/sessions/session-times";

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
    const own = { role, deactivatedAt: null };
    const without = await database().account.count({ where: { ...own, passkeys: { none: {} } } });
    const factor = { notIn: ["passkey", "recovery-code", "temporary-code"] };
    const account = { ...own, passkeys: { some: {} } };
    const live = { epoch: await currentEpoch(), ...whereInTime(before.times, role, now) };
    const sessions = await database().session.count({ where: { ...live, factor, account } });
    impact.push({ role, without, sessions });
  }
  return impact;
}
