// Owns ending imports whose administrator is none any more: nobody goes on inviting who may not begin it.
import "server-only";
import { moveJob } from "@/lib/admin/import/import-job-store";
import { type PersonAct, recordAct } from "@/lib/admin/person/act-on-person";
import { recordEvent } from "@/lib/audit/store";
import type { Trace } from "@/lib/audit/trace";
import type { Tx } from "@/lib/platform/db";

const REASON = "starter-not-admin";

const over = (now: Date) => ({ state: "cancelled", finishedAt: now }) as const;

/** Ends what a person's imports still have to do, in the transaction that takes their role or shuts their account. */
export async function stopImportsOf(tx: Tx, act: Omit<PersonAct, "claim">): Promise<void> {
  const where = { actorId: act.personId, state: { in: ["ready", "running"] } };
  for (const { id } of await tx.importJob.findMany({ where, select: { id: true } })) {
    if (await moveJob(tx, id, ["ready"], over(act.now))) continue;
    if (await moveJob(tx, id, ["running"], over(act.now)))
      await recordAct(tx, act, "people.import-stopped", REASON);
  }
}

/** Ends one that runs, where a batch finds that its administrator is none: no person did that. */
export async function stopOrphan(
  tx: Tx,
  id: string,
  starterId: string,
  trace: Trace,
  now: Date,
): Promise<void> {
  if (!(await moveJob(tx, id, ["running"], over(now)))) return;
  const entry = { event: "people.import-stopped", result: "success", reason: REASON } as const;
  await recordEvent(tx, { ...entry, subjectId: starterId }, trace, now);
}
