// Owns the rows of the audit log as they are added, and counting those of an account.
import "server-only";
import type { AuditEvent } from "@/lib/audit/events";
import { narrowing } from "@/lib/audit/narrowing";
import type { Trace } from "@/lib/audit/trace";
import type { Tx } from "@/lib/platform/db";

/** One row, as `recordEvent` makes it. Never a secret, code, password or token. */
export interface NewAuditRow extends Trace {
  at: Date;
  actorId: string | undefined;
  subjectId: string | undefined;
  event: AuditEvent;
  result: "success" | "failure";
  factor: string | undefined;
  reason: string | undefined;
}

/** Adds a row. Call it through `recordEvent`, which tells whoever has to be told. */
export async function insertAuditRow(tx: Tx, data: NewAuditRow): Promise<void> {
  // Without `select` the whole row would come back, and nothing is written more often than this.
  await tx.auditRow.create({ data, select: { id: true } });
}

/** Those of some ids that belong to an account. */
export async function knownAccounts(tx: Tx, ids: string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.account.findMany({ where: { id: { in: ids } }, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
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
