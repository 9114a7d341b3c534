// Owns the rows of import jobs, one for each file.
import "server-only";
import { deleteRows } from "@/lib/admin/import/import-row-store";
import type { ImportState } from "@/lib/admin/import/import-state";
import type { FileProblemError } from "@/lib/admin/import/problems";
import { database, type Tx } from "@/lib/platform/db";
import { IMPORTS_SHOWN } from "@/lib/platform/limits";
import type { Locale } from "@/lib/platform/locale";

const COLUMN_SEPARATOR = "\n";

/** Adds a job whose file is being read. */
export async function insertJob(id: string, actorId: string | null, now: Date): Promise<void> {
  await database().importJob.create({ data: { id, actorId, state: "reading", createdAt: now } });
}

/** Moves a job from one state to another. False when it was not in it. */
export async function moveJob(
  db: Tx,
  which: { id: string; state: ImportState },
  data: { state: ImportState; startedAt?: Date; finishedAt?: Date } & Partial<JobOrigin>,
): Promise<boolean> {
  const { count } = await db.importJob.updateMany({ where: which, data });
  return count === 1;
}

/** Why a job could not be moved: it is not there, or it is in another state by now. */
export async function whyJobStays(tx: Tx, id: string): Promise<"import-missing" | "import-over"> {
  return (await tx.importJob.count({ where: { id } })) === 0 ? "import-missing" : "import-over";
}

/** Who started it, from where, and in which language its mails are. */
export interface JobOrigin {
  actorId: string | null;
  locale: Locale;
  requestId: string;
  address: string;
  browser: string;
}

/** Refuses a file that is being read. Nothing of it is kept but the reason. */
export async function refuseJob(
  id: string,
  { problem, details }: FileProblemError,
  now: Date,
): Promise<void> {
  await deleteRows(id);
  const columns = details.columns?.join(COLUMN_SEPARATOR);
  const told = { problem, problemLine: details.line, columns, goodRows: 0, badRows: 0, adminRows: 0 };
  await database().importJob.updateMany({
    where: { id, state: "reading" },
    data: { state: "refused", finishedAt: now, ...told },
  });
}

/** The names of columns in the row of a refused file. */
export function columnsIn(joined: string | null): string[] {
  return joined === null ? [] : joined.split(COLUMN_SEPARATOR);
}

/** The jobs in one of some states: those of one administrator, or all. */
export function jobsIn(tx: Tx, states: ImportState[], actorId?: string) {
  const where = { state: { in: states }, actorId };
  return tx.importJob.findMany({ where, select: { id: true, actorId: true } });
}

/** Jobs from before one moment, and those from before another one that are still being read. */
export async function oldJobs(keptSince: Date, readSince: Date): Promise<string[]> {
  const old = { createdAt: { lt: keptSince } };
  const unread = { state: "reading", createdAt: { lt: readSince } };
  const jobs = await database().importJob.findMany({ where: { OR: [old, unread] }, select: { id: true } });
  return jobs.map(({ id }) => id);
}

/** Removes a job with its rows. */
export async function deleteJob(id: string): Promise<void> {
  await deleteRows(id);
  await database().importJob.deleteMany({ where: { id } });
}

const JOB = {
  id: true,
  state: true,
  createdAt: true,
  goodRows: true,
  badRows: true,
  adminRows: true,
  problem: true,
  problemLine: true,
  columns: true,
  invited: true,
  skipped: true,
  finishedAt: true,
} as const;

/** One job, or null. */
export function findJob(id: string) {
  return database().importJob.findUnique({ where: { id }, select: JOB });
}

/** The newest jobs, whoever brought them. */
export function listJobs() {
  return database().importJob.findMany({ orderBy: { createdAt: "desc" }, take: IMPORTS_SHOWN, select: JOB });
}
