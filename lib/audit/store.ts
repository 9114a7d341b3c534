// Owns writing to the audit log. Rows are only ever added, in the transaction of what they tell of.
import "server-only";
import { addFigures } from "@/lib/admin/figures/figure-store";
import { type EnrollmentProgress, figuresOf } from "@/lib/admin/figures/figures-of-event";
import { countEvent } from "@/lib/audit/count-event";
import type { AuditEvent, FailingEvent, SucceedingEvent } from "@/lib/audit/events";
import { narrowing } from "@/lib/audit/narrowing";
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
  await tx.auditRow.create({
    // Without it the whole row would come back, and nothing is written more often than this.
    select: { id: true },
    data: {
      at: now,
      actorId: entry.actorId,
      subjectId: entry.subjectId ?? entry.actorId,
      event: entry.event,
      result: entry.result,
      factor: entry.factor,
      reason: entry.reason,
      requestId: trace.requestId,
      address: trace.address,
      browser: trace.browser,
    },
  });
  await addFigures(tx, figuresOf(entry, now), now);
  const kind = noticeOfEvent(entry.event, entry.result, entry.reason);
  const accountId = entry.subjectId ?? entry.actorId;
  if (kind && accountId) await notify(tx, { accountId, kind, about: entry.about }, trace, now);
  await queueWebhooks(tx, entry, trace, now);
  afterCommit(tx, () => countEvent(entry));
}

/** The entry without accounts that are gone. An erasure runs alone, so those here now stay until this transaction ends. */
async function withoutErased(tx: Tx, { actorId, subjectId, ...entry }: AuditEntry): Promise<AuditEntry> {
  const ids = [actorId, subjectId].filter((id) => id !== undefined);
  const rows = await tx.account.findMany({ where: { id: { in: ids } }, select: { id: true } });
  const known = new Set(rows.map(({ id }) => id));
  const ifKnown = (id: string | undefined) => (id !== undefined && known.has(id) ? id : undefined);
  return { ...entry, actorId: ifKnown(actorId), subjectId: ifKnown(subjectId) };
}

export interface CountedEvents {
  /** The account that they happened to. */
  subjectId: string;
  event: AuditEvent;
  /** Those of this moment do not count, only later ones. */
  since: Date;
  /** Only those for this reason. */
  reason?: string;
}

/** How often an event happened to an account. */
export function countEvents(tx: Tx, { subjectId, event, since, reason }: CountedEvents): Promise<number> {
  return tx.auditRow.count({ where: { subjectId, event: narrowing(event), at: { gt: since }, reason } });
}
