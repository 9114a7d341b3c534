// Owns which entries of the security log count in the metrics that the operator's monitoring reads.
import type { AuditEvent } from "@/lib/audit/events";
import { CHANNEL_FACTORS } from "@/lib/channels/kinds";
import { meters, type Verification } from "@/lib/platform/metrics/meters";
import type { Factor } from "@/lib/sign-in/factor";

/** Entries about a proof, right or wrong, and what it was for. */
const CHECKS: Partial<Record<AuditEvent, Verification["during"]>> = {
  "password.checked": "sign-in",
  "second-factor.checked": "sign-in",
  "step-up.checked": "step-up",
  "enrollment.checked": "enrollment",
  "re-enrollment.checked": "sign-in",
  "channel.checked": "enrollment",
  "authenticator.resynchronised": "care",
  "recovery-codes.tested": "care",
  "account.checked-up": "care",
};

const FACTORS: ReadonlySet<string> = new Set<Factor>([
  "password",
  "authenticator",
  "passkey",
  "recovery-code",
  "temporary-code",
  "re-enrollment-link",
  ...CHANNEL_FACTORS,
]);

/** What is proven where the entry names no factor. */
const PROVEN_BY: Partial<Record<AuditEvent, Factor>> = {
  "enrollment.checked": "authenticator",
  "re-enrollment.checked": "re-enrollment-link",
};

const LOCKED: ReadonlySet<string> = new Set(["locked", "attempts-locked", "attempts-frozen"]);

interface LoggedEvent {
  event: AuditEvent;
  result: "success" | "failure";
  factor?: string;
  reason?: string;
}

/** Counts an entry whose transaction is committed. Only words of fixed lists become labels. */
export function countEvent({ event, result, factor, reason = "" }: LoggedEvent): void {
  if (event === "second-factor.locked") meters().countLockOut();
  const during = CHECKS[event];
  if (!during) return;
  const told = factor ?? PROVEN_BY[event] ?? "";
  meters().countVerification({
    during,
    factor: FACTORS.has(told) ? told : "other",
    result: result === "failure" && LOCKED.has(reason) ? "locked" : result,
  });
}
