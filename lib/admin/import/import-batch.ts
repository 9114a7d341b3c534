// Owns one batch of an import that runs: its next people are invited once, whichever process gets there first.
import "server-only";
import { type Invitee, inviteMany, prepareInvitations } from "@/lib/accounts/sign-up/invite-many";
import { moveJob } from "@/lib/admin/import/import-job-store";
import { deleteGoodRows, type GoodRow, goodRowsAfter } from "@/lib/admin/import/import-row-store";
import { countBatch, moveToLine, type RunningImport, starterOf } from "@/lib/admin/import/import-run-store";
import { stopOrphan } from "@/lib/admin/import/stop-imports";
import { database, transaction } from "@/lib/platform/db";
import { IMPORT_BATCH } from "@/lib/platform/limits";

/**
 * Invites the next people of an import, or ends it when there are none. A batch is kept whole or not at all: what a
 * process that dies leaves unfinished is for the next one. Does nothing where another process was faster or the import
 * was cancelled. Stops it where whoever started it is no longer an administrator (R76).
 */
export async function importBatch(running: RunningImport, now: Date): Promise<void> {
  const { id, doneLine, locale, trace } = running;
  const rows = await goodRowsAfter(id, doneLine, IMPORT_BATCH);
  const last = rows.at(-1);
  if (!last) {
    await moveJob(database(), { id, state: "running" }, { state: "done", finishedAt: now });
    return;
  }
  const prepared = await prepareInvitations(rows.map(inviteeOf), locale, now);
  await transaction(async (tx) => {
    if (!(await moveToLine(tx, running, last.line))) return;
    const starter = await starterOf(tx, id);
    if (starter && !starter.isAdmin) return stopOrphan(tx, { id, starterId: starter.id }, trace, now);
    const invited = await inviteMany(tx, prepared, { actorId: starter?.id, trace, now });
    await deleteGoodRows(tx, id, last.line);
    await countBatch(tx, id, { invited, skipped: rows.length - invited });
  }, "job:import");
}

function inviteeOf({ email, name, role }: GoodRow): Invitee {
  return { email: email ?? "", name, role: role === "admin" ? "admin" : "member" };
}
