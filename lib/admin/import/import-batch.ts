// Owns one batch of an import that runs: its next people are invited once, whichever process gets there first.
import "server-only";
import { type Invitee, inviteMany, prepareInvitations } from "@/lib/accounts/sign-up/invite-many";
import { moveJob } from "@/lib/admin/import/import-job-store";
import { stopOrphan } from "@/lib/admin/import/stop-imports";
import type { Trace } from "@/lib/audit/trace";
import { database, type Tx, transaction } from "@/lib/platform/db";
import { IMPORT_BATCH } from "@/lib/platform/limits";
import type { Locale } from "@/lib/platform/locale";

/** What is needed to go on with a job that runs. */
export interface RunningJob {
  id: string;
  doneLine: number;
  locale: string | null;
  requestId: string | null;
  address: string | null;
  browser: string | null;
}

const RUNNING = {
  id: true,
  doneLine: true,
  locale: true,
  requestId: true,
  address: true,
  browser: true,
} as const;

/** The running job that was started first, or with an id that one, if it runs; else null. */
export function findRunning(id?: string): Promise<RunningJob | null> {
  return database().importJob.findFirst({
    where: { id, state: "running" },
    orderBy: { startedAt: "asc" },
    select: RUNNING,
  });
}

/**
 * Invites the next people of a job, or ends it when there are none. A batch is kept whole or not at all: what a process
 * that dies leaves unfinished is for the next one. Does nothing where another process was faster or the job was
 * cancelled. Stops the job where whoever started it is no longer an administrator (R76).
 */
export async function importBatch(job: RunningJob, now: Date): Promise<void> {
  const rows = await nextRows(job);
  const last = rows.at(-1);
  if (!last) {
    await moveJob(database(), { id: job.id, state: "running" }, { state: "done", finishedAt: now });
    return;
  }
  const prepared = await prepareInvitations(rows.map(inviteeOf), job.locale as Locale, now);
  await transaction(async (tx) => {
    if (!(await moveOn(tx, job, last.line))) return;
    const [starter, trace] = [await starterOf(tx, job.id), traceOf(job)];
    if (starter && !starter.isAdmin) return stopOrphan(tx, job.id, starter.id, trace, now);
    const invited = await inviteMany(tx, prepared, { actorId: starter?.id, trace, now });
    await tx.importRow.deleteMany({ where: { jobId: job.id, isBad: false, line: { lte: last.line } } });
    const counts = { invited: { increment: invited }, skipped: { increment: rows.length - invited } };
    await tx.importJob.updateMany({ where: { id: job.id }, data: counts });
  }, "job:import");
}

function nextRows({ id, doneLine }: RunningJob) {
  return database().importRow.findMany({
    where: { jobId: id, isBad: false, line: { gt: doneLine } },
    orderBy: { line: "asc" },
    take: IMPORT_BATCH,
    select: { line: true, email: true, name: true, role: true },
  });
}

type NextRow = Awaited<ReturnType<typeof nextRows>>[number];

function inviteeOf({ email, name, role }: NextRow): Invitee {
  return { email: email ?? "", name, role: role === "admin" ? "admin" : "member" };
}

/** The one write that makes a batch this process's own. */
async function moveOn(tx: Tx, { id, doneLine }: RunningJob, line: number): Promise<boolean> {
  const where = { id, state: "running", doneLine };
  const { count } = await tx.importJob.updateMany({ where, data: { doneLine: line } });
  return count === 1;
}

/** The administrator of an import, as they are now; at the command line there is none. */
async function starterOf(tx: Tx, id: string) {
  const select = { actor: { select: { id: true, role: true, deactivatedAt: true } } } as const;
  const { actor } = await tx.importJob.findUniqueOrThrow({ where: { id }, select });
  return actor && { id: actor.id, isAdmin: actor.role === "admin" && actor.deactivatedAt === null };
}

function traceOf({ requestId, address, browser }: RunningJob): Trace {
  return { requestId: requestId ?? "", address: address ?? "", browser: browser ?? "" };
}
