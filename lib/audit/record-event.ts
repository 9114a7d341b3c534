// Owns writing down security events. Rows are only ever added, in the transaction of what they tell of.
import "server-only";
import { addFigures } from "@/lib/admin/figures/figure-store";
import { type EnrollmentProgress, figuresOf } from "@/lib/admin/figures/figures-of-event";
import { countEvent } from "@/lib/audit/count-event";
import type { FailingEvent, SucceedingEvent } from "@/lib/audit/events";
import { insertAuditRow, knownAccounts } from "@/lib/audit/store";
import type { Trace } from "@/lib/audit/trace";
import { noticeOfEvent } from "@/lib/notices/notice-of-event";
import { notify } from "@/lib/notices/notify";
import { afterCommit } from "@/lib/platform/database/transaction-end";
import type { Tx } from "@/lib/platform/db";
import { queueWebhooks } from "@/lib/webhooks/queue-webhooks";

/** Only outcomes for which the activity page has a sentence can be written. */
type Outcome = { event: SucceedingEvent; result: "success" } | { event: FailingEvent; result: "failure" };

export type AuditEntry = Outcome & {
  /** The account that acted, when it is known. */
  actorId?: string;
  /** The account that it happened to; the actor unless told otherwise. */
  subjectId?: string;
  factor?: string;
  /** A literal code, never what somebody typed. */
  reason?: string;
  /** The name of the thing it happened to, for the owner's notice; the row does not keep it. */
  about?: string;
  /** How far the enrollment of a code was, for the figures; the row does not keep it. */
  enrollment?: EnrollmentProgress;
};

/**
 * Writes one row (ASVS 16.2.1), counts it in the figures of its day, and tells the account's owner and the webhooks where
 * the event asks for it (R85). Never give it a secret, code, password or token.
 */
export async function recordEvent(tx: Tx, told: AuditEntry, trace: Trace, now: Date): Promise<void> {
  // A failure may be written late: an account that was erased meanwhile must not appear here by its id (R114).
  const entry = told.result === "failure" ? await withoutErased(tx, told) : told;
  const { actorId, subjectId = actorId, event, result, factor, reason } = entry;
  const { requestId, address, browser } = trace;
  const row = { at: now, actorId, subjectId, event, result, factor, reason, requestId, address, browser };
  await insertAuditRow(tx, row);
  await addFigures(tx, figuresOf(entry, now), now);
  const kind = noticeOfEvent(event, result, reason);
  if (kind && subjectId) await notify(tx, { accountId: subjectId, kind, about: entry.about }, trace, now);
  await queueWebhooks(tx, entry, trace, now);
  afterCommit(tx, () => countEvent(entry));
}

/** The entry without accounts that are gone. An erasure runs alone, so those here now stay until this transaction ends. */
async function withoutErased(tx: Tx, { actorId, subjectId, ...entry }: AuditEntry): Promise<AuditEntry> {
  const ids = [actorId, subjectId].filter((id) => id !== undefined);
  const known = await knownAccounts(tx, ids);
  const ifKnown = (id: string | undefined) => (id !== undefined && known.has(id) ? id : undefined);
  return { ...entry, actorId: ifKnown(actorId), subjectId: ifKnown(subjectId) };
}
