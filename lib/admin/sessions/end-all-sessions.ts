// Owns signing everybody out at once, for the hour in which nobody knows whose sessions were stolen (R64, ASVS 7.4.5).
import "server-only";
import { emailOf } from "@/lib/accounts/email/email-store";
import type { EndAllReason } from "@/lib/admin/sessions/reasons";
import { recordEvent } from "@/lib/audit/record-event";
import { notifyAdmins } from "@/lib/notices/notify-admins";
import { accepted, type Result } from "@/lib/platform/result";
import { endSessionsAndTrustOfEverybody } from "@/lib/sign-in/sessions/end-sessions-and-trust-of-everybody";
import { adminSteppedUp, type NoPermit } from "@/lib/sign-in/step-up/admin-stepped-up";
import type { AdminAct } from "@/lib/sign-in/step-up/permitted-act";

/**
 * Ends everybody's sessions, with what could open new ones. The administrator's own session stays, so that they see what
 * they did; the step-up gave it a new token, so no stolen copy of it opens anything (R60). Every administrator is told.
 * Errors: step-up-required, not-admin-any-more.
 */
export function endAllSessions(
  { actorId, claim, trace, now }: AdminAct,
  reason: EndAllReason,
): Promise<Result<null, NoPermit>> {
  return adminSteppedUp({ actorId, claim, now }, "end-all-sessions", async (tx) => {
    await endSessionsAndTrustOfEverybody(tx, claim.sessionId);
    await recordEvent(tx, { event: "sessions.all-ended", result: "success", actorId, reason }, trace, now);
    const { email: person } = await emailOf(tx, actorId);
    await notifyAdmins(tx, { kind: "admin-sessions-ended", person, path: "/admin/audit" }, trace, now);
    return accepted(null);
  });
}
