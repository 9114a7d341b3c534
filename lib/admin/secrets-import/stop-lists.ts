// Owns ending lists whose administrator is none any more: nobody goes on planting secrets who may not begin it (R76).
import "server-only";
import { isStillAdmin } from "@/lib/admin/person/person-store";
import { forgetSecrets, moveList } from "@/lib/admin/secrets-import/list-store";
import { recordEvent } from "@/lib/audit/store";
import type { Trace } from "@/lib/audit/trace";
import type { Tx } from "@/lib/platform/db";

interface List {
  id: string;
  actorId: string | null;
  trace: Trace;
}

const over = (now: Date) => ({ state: "cancelled", finishedAt: now }) as const;

/** Ends a list that runs where its administrator is none any more. True when that was so. */
export async function stopOrphanedList(tx: Tx, { id, actorId, trace }: List, now: Date): Promise<boolean> {
  if (actorId === null || (await isStillAdmin(tx, actorId))) return false;
  await stopRunning(tx, { id, actorId, trace }, now);
  return true;
}

/** Ends what a person brought, in the transaction that takes their role or shuts their account. */
export async function stopListsOf(
  tx: Tx,
  { personId, trace, now }: { personId: string; trace: Trace; now: Date },
): Promise<void> {
  const where = { actorId: personId, state: { in: ["ready", "running"] } };
  for (const { id } of await tx.secretImport.findMany({ where, select: { id: true } })) {
    if (await moveList(tx, { id, state: "ready" }, over(now))) await forgetSecrets(tx, id);
    else await stopRunning(tx, { id, actorId: personId, trace }, now);
  }
}

async function stopRunning(
  tx: Tx,
  { id, actorId, trace }: List & { actorId: string },
  now: Date,
): Promise<void> {
  if (!(await moveList(tx, { id, state: "running" }, over(now)))) return;
  await forgetSecrets(tx, id);
  const entry = { event: "secrets.import-stopped", result: "success", reason: "starter-not-admin" } as const;
  await recordEvent(tx, { ...entry, subjectId: actorId }, trace, now);
}
