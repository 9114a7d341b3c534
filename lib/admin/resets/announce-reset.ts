// Owns telling of a reset that takes effect later: its person, with the ways to call it off, and administrators.
import "server-only";
import { emailOf } from "@/lib/accounts/email/email-store";
import { provedAddresses } from "@/lib/accounts/email/proved-addresses";
import { endLinks } from "@/lib/accounts/link-store";
import { mintLink } from "@/lib/accounts/link-token";
import type { PendingReset } from "@/lib/admin/resets/reset-store";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { queueMail } from "@/lib/mail/queue-mail";
import { notifyInApp } from "@/lib/notices/notify";
import { notifyAdmins } from "@/lib/notices/notify-admins";
import type { Tx } from "@/lib/platform/db";

/**
 * Writes it into the log, and tells every administrator and the person: in the app and, at each proved address, by a mail
 * whose link calls it off.
 */
export async function announceReset(
  tx: Tx,
  { id, accountId, reasonClass, effectiveAt }: PendingReset & { effectiveAt: Date },
  { actorId, trace, now }: { actorId: string; trace: Trace; now: Date },
): Promise<void> {
  const entry = { event: "reset.scheduled", result: "success", actorId, subjectId: accountId } as const;
  await recordEvent(tx, { ...entry, reason: reasonClass ?? undefined }, trace, now);
  const owner = await emailOf(tx, accountId);
  await notifyInApp(tx, { accountId, kind: "reset-scheduled" }, trace, now);
  await endLinks(tx, accountId, ["cancel-reset"]);
  for (const to of provedAddresses(owner)) {
    const link = await mintLink(tx, "cancel-reset", { accountId, email: to, endsAt: effectiveAt }, now);
    const mail = { accountId, to, locale: owner.locale } as const;
    const values = { link, at: effectiveAt.toISOString() };
    await queueMail(tx, { ...mail, kind: "reset-scheduled", values }, now);
  }
  const path = `/admin/resets/${id}`;
  await notifyAdmins(tx, { kind: "admin-reset-scheduled", person: owner.email, path }, trace, now);
}
