// Owns ending imports that must not go on: whoever started them is no administrator any more, or a backup was restored.
import "server-only";
import { moveJob } from "@/lib/admin/import/import-job-store";
import { type PersonAct, recordAct } from "@/lib/admin/person/act-on-person";
import { recordEvent } from "@/lib/audit/store";
import type { Trace } from "@/lib/audit/trace";
import type { Tx } from "@/lib/platform/db";

/** Why an import must not go on. */
export type StopReason = "starter-not-admin" | "database-restored";

const REASON = "starter-not-admin" satisfies StopReason;

const over = (now: Date) => ({ state: "cancelled", finishedAt: now }) as const;

/** Ends a person's imports that wait or run, in the transaction that takes their role or shuts their account. */
export async function stopImportsOf(tx: Tx, act: Omit<PersonAct, "claim">): Promise<void> {
  const where = { actorId: act.personId, state: { in: ["ready", "running"] } };
  for (const { id } of await tx.importJob.findMany({ where, select: { id: true } })) {
    if (await moveJob(tx, { id, state: "ready" }, over(act.now))) continue;
    if (await moveJob(tx, { id, state: "running" }, over(act.now)))
      await recordAct(tx, act, "people.import-stopped", REASON);
  }
}

/** Ends a running one whose batch finds that its starter is no administrator any more. The log names no actor. */
export function stopOrphan(tx: Tx, id: string, starterId: string, trace: Trace, now: Date): Promise<void> {
  return stopRunning(tx, { id, starterId, reason: REASON }, trace, now);
}

/** Ends all imports of a restored database: each may have been stopped since the backup. */
export async function stopAllImports(tx: Tx, trace: Trace, now: Date): Promise<void> {
  await tx.importJob.updateMany({ where: { state: "ready" }, data: over(now) });
  const select = { id: true, actorId: true };
  for (const { id, actorId } of await tx.importJob.findMany({ where: { state: "running" }, select }))
    await stopRunning(tx, { id, starterId: actorId, reason: "database-restored" }, trace, now);
}

async function stopRunning(
  tx: Tx,
  { id, starterId, reason }: { id: string; starterId: string | null; reason: StopReason },
  trace: Trace,
  now: Date,
): Promise<void> {
  if (!(await moveJob(tx, { id, state: "running" }, over(now)))) return;
  const entry = { event: "people.import-stopped", result: "success", reason } as const;
  await recordEvent(tx, { ...entry, ...(starterId && { subjectId: starterId }) }, trace, now);
}
