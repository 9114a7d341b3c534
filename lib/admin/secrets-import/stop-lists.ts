// Owns ending lists that must not go on: whoever brought them is no administrator any more (R76), or a backup was restored.
import "server-only";
import type { StopReason } from "@/lib/admin/import/stop-imports";
import { forgetSecrets, listsUnderWay, moveList } from "@/lib/admin/secrets-import/list-store";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import type { Tx } from "@/lib/platform/db";
import { isStillAdmin } from "@/lib/sign-in/is-still-admin";

/** A list to be stopped, and the trace of what stops it. */
interface Stopping {
  id: string;
  /** Who brought it; null at the command line. */
  actorId: string | null;
  trace: Trace;
}

const over = (now: Date) => ({ state: "cancelled", finishedAt: now }) as const;

/** Ends a running list whose starter is no administrator any more. True when that was so. */
export async function stopOrphanedList(tx: Tx, list: Stopping, now: Date): Promise<boolean> {
  if (list.actorId === null || (await isStillAdmin(tx, list.actorId))) return false;
  await stopRunning(tx, list, "starter-not-admin", now);
  return true;
}

/** Ends what a person brought, in the transaction that takes their role or shuts their account. */
export async function stopListsOf(
  tx: Tx,
  { personId, trace, now }: { personId: string; trace: Trace; now: Date },
): Promise<void> {
  for (const list of await listsUnderWay(tx, personId))
    await stopList(tx, { ...list, trace }, "starter-not-admin", now);
}

/** Ends all lists of a restored database: each may have been stopped since the backup. */
export async function stopAllLists(tx: Tx, trace: Trace, now: Date): Promise<void> {
  for (const list of await listsUnderWay(tx))
    await stopList(tx, { ...list, trace }, "database-restored", now);
}

async function stopList(tx: Tx, list: Stopping, reason: StopReason, now: Date): Promise<void> {
  const { id } = list;
  if (await moveList(tx, { id, state: "ready" }, over(now))) await forgetSecrets(tx, id);
  else await stopRunning(tx, list, reason, now);
}

async function stopRunning(
  tx: Tx,
  { id, actorId, trace }: Stopping,
  reason: StopReason,
  now: Date,
): Promise<void> {
  if (!(await moveList(tx, { id, state: "running" }, over(now)))) return;
  await forgetSecrets(tx, id);
  const entry = { event: "secrets.import-stopped", result: "success", reason } as const;
  await recordEvent(tx, { ...entry, ...(actorId && { subjectId: actorId }) }, trace, now);
}
