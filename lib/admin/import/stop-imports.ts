// Owns ending imports that must not go on: whoever started them is no administrator any more, or a backup was restored.
import "server-only";
import { jobsIn, moveJob } from "@/lib/admin/import/import-job-store";
import { type PersonAct, recordAct } from "@/lib/admin/person/act-on-person";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import type { Tx } from "@/lib/platform/db";

/** Why an import must not go on. */
export type StopReason = "starter-not-admin" | "database-restored";

const REASON = "starter-not-admin" satisfies StopReason;

const over = (now: Date) => ({ state: "cancelled", finishedAt: now }) as const;

/** Ends a person's imports that wait or run, in the transaction that takes their role or shuts their account. */
export async function stopImportsOf(tx: Tx, act: Omit<PersonAct, "claim">): Promise<void> {
  for (const { id } of await jobsIn(tx, ["ready", "running"], act.personId)) {
    if (await moveJob(tx, { id, state: "ready" }, over(act.now))) continue;
    if (await moveJob(tx, { id, state: "running" }, over(act.now)))
      await recordAct(tx, act, "people.import-stopped", REASON);
  }
}

/** Ends a running one whose batch finds that its starter is no administrator any more. The log names no actor. */
export function stopOrphan(
  tx: Tx,
  orphan: { id: string; starterId: string },
  trace: Trace,
  now: Date,
): Promise<void> {
  return stopRunning(tx, { ...orphan, reason: REASON }, trace, now);
}

/** Ends all imports of a restored database: each may have been stopped since the backup. */
export async function stopAllImports(tx: Tx, trace: Trace, now: Date): Promise<void> {
  for (const { id } of await jobsIn(tx, ["ready"])) await moveJob(tx, { id, state: "ready" }, over(now));
  for (const { id, actorId: starterId } of await jobsIn(tx, ["running"]))
    await stopRunning(tx, { id, starterId, reason: "database-restored" }, trace, now);
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
