// Owns the row of an import that runs: which one is next, how far it has come, and who started it.
import "server-only";
import { keptTrace, type Trace } from "@/lib/audit/trace";
import { database, type Tx } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/locale";

/** What is needed to go on with an import that runs. */
export interface RunningImport {
  id: string;
  /** The last line that was done. */
  doneLine: number;
  locale: Locale;
  /** Of the request that started it. */
  trace: Trace;
}

/** The running import that was started first, or with an id that one, if it runs; else null. */
export async function findRunningImport(id?: string): Promise<RunningImport | null> {
  const job = await database().importJob.findFirst({
    where: { id, state: "running" },
    orderBy: { startedAt: "asc" },
    select: { id: true, doneLine: true, locale: true, requestId: true, address: true, browser: true },
  });
  return job && { id: job.id, doneLine: job.doneLine, locale: job.locale as Locale, trace: keptTrace(job) };
}

/**
 * Moves an import on to a line: the one write that makes a batch this process's own. False when another process was
 * faster, or it runs no more.
 */
export async function moveToLine(tx: Tx, { id, doneLine }: RunningImport, line: number): Promise<boolean> {
  const where = { id, state: "running", doneLine };
  const { count } = await tx.importJob.updateMany({ where, data: { doneLine: line } });
  return count === 1;
}

/** The administrator of an import, as they are now; at the command line there is none. */
export async function starterOf(tx: Tx, id: string): Promise<{ id: string; isAdmin: boolean } | null> {
  const select = { actor: { select: { id: true, role: true, deactivatedAt: true } } } as const;
  const { actor } = await tx.importJob.findUniqueOrThrow({ where: { id }, select });
  return actor && { id: actor.id, isAdmin: actor.role === "admin" && actor.deactivatedAt === null };
}

/** Adds a batch to the counts of an import. */
export async function countBatch(
  tx: Tx,
  id: string,
  { invited, skipped }: { invited: number; skipped: number },
): Promise<void> {
  const data = { invited: { increment: invited }, skipped: { increment: skipped } };
  await tx.importJob.updateMany({ where: { id }, data });
}
