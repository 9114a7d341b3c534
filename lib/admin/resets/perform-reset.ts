// Owns the reset itself: everything that could pass for the second factor ends, and a link lets the person begin anew (R74).
import "server-only";
import { emailOf } from "@/lib/accounts/email/email-store";
import { endAdminWork } from "@/lib/admin/person/end-admin-work";
import { endSecondFactors } from "@/lib/admin/resets/end-second-factors";
import { makeReEnrollmentLink, type ReEnrollmentLink } from "@/lib/admin/resets/re-enrollment-link";
import { askedAt, type PendingReset } from "@/lib/admin/resets/reset-store";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { notifyAdmins } from "@/lib/notices/notify-admins";
import type { Tx } from "@/lib/platform/db";
import { markReset } from "@/lib/sign-in/reset-mark";
import { factorCountOf } from "@/lib/two-factor/account-store";

/**
 * Takes the second factor of an account away, with whatever it began as an administrator, and tells the person and every
 * administrator. Call it in the transaction whose guarded write made the reset "done", and nowhere else.
 * @param actorId the administrator whose yes was the last that it needed; nobody when its time had come
 */
export async function performReset(
  tx: Tx,
  reset: PendingReset,
  { actorId, trace, now }: { actorId?: string; trace: Trace; now: Date },
): Promise<ReEnrollmentLink> {
  const { accountId, actorId: begunBy, reasonClass } = reset;
  // Figures count an account that loses its protection here.
  const factor = (await factorCountOf(tx, accountId)) > 0 ? "authenticator" : undefined;
  await endSecondFactors(tx, accountId, trace, now);
  // Whoever has the phone that was lost may have begun it.
  const by = actorId ?? begunBy ?? accountId;
  await endAdminWork(tx, { actorId: by, personId: accountId, trace, now });
  await markReset(tx, accountId, now);
  const people = { actorId: actorId ?? begunBy ?? undefined, subjectId: accountId };
  const entry = { event: "second-factor.reset", result: "success", ...people } as const;
  await recordEvent(tx, { ...entry, factor, reason: reasonClass ?? undefined }, trace, now);
  const link = { accountId, asked: await askedAt(tx, reset), shownTo: actorId };
  const made = await makeReEnrollmentLink(tx, link, now);
  const { email: person } = await emailOf(tx, accountId);
  const path = `/admin/users/${accountId}`;
  await notifyAdmins(tx, { kind: "admin-reset-done", person, path }, trace, now);
  return made;
}
