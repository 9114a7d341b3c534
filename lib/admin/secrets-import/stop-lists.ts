// Owns ending lists that must not go on: whoever brought them is no administrator any more (R76), or a backup was restored.
import "server-only";
import type { StopReason } from "@/lib/admin/import/stop-imports";
import { forgetSecrets, moveList } from "@/lib/admin/secrets-import/list-store";
import { recordEvent } from "@/lib/audit/store";
import type { Trace } from "@/lib/audit/trace";
import type { Tx } from "@/lib/platform/db";
import { isStillAdmin } from "@/lib/sign-in/is-still-admin";

interface List {
  id: string;
  actorId: string | null;
  trace: Trace;
}

const over = (now: Date) => ({ state: "cancelled", finishedAt: now }) as const;

/** Ends a running list whose starter is no administrator any more. True when that was so. */
export async function stopOrphanedList(tx: Tx, { id, actorId, trace }: List, now: Date): Promise<boolean> {
  if (actorId === null || (await isStillAdmin(tx, actorId))) return false;
  await stopRunning(tx, { id, actorId, trace }, "starter-not-admin", now);
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
    else await stopRunning(tx, { id, actorId: personId, trace }, "starter-not-admin", now);
  }
}

/** Ends all lists of a restored database: each may have been stopped since the backup. */
export async function stopAllLists(tx: Tx, trace: Trace, now: Date): Promise<void> {
  const where = { state: { in: ["ready", "running"] } };
  for (const { id, actorId } of await tx.secretImport.findMany({
    where,
    select: { id: true, actorId: true },
  })) {
    if (await moveList(tx, { id, state: "ready" }, over(now))) await forgetSecrets(tx, id);
    else await stopRunning(tx, { id, actorId, trace }, "database-restored", now);
  }
}

async function stopRunning(
  tx: Tx,
  { id, actorId, trace }: List,
  reason: StopReason,
  now: Date,
): Promise<void> {
  if (!(await moveList(tx, { id, state: "running" }, over(now)))) return;
  await forgetSecrets(tx, id);
  const entry = { event: "secrets.import-stopped", result: "success", reason } as const;
  await recordEvent(tx, { ...entry, ...(actorId && { subjectId: actorId }) }, trace, now);
}
