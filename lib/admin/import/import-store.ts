// Owns the rows of imports: the jobs, and the people in them.
import "server-only";
import type { ImportState } from "@/lib/admin/import/import-state";
import type { JudgedRow } from "@/lib/admin/import/judge-row";
import type { FileProblemError } from "@/lib/admin/import/problems";
import { database, type Tx } from "@/lib/platform/db";
import { IMPORTS_SHOWN } from "@/lib/platform/limits";
import type { Locale } from "@/lib/platform/locale";

/** Rows that are deleted in one statement: everybody else waits for it. */
const DELETED_AT_ONCE = 2000;
const COLUMN_SEPARATOR = "\n";

/** A row as it is staged: `firstLine` is where the same address stood before. */
export interface StagedRow extends JudgedRow {
  firstLine: number | null;
}

export async function insertJob(id: string, actorId: string | null, now: Date): Promise<void> {
  await database().importJob.create({ data: { id, actorId, state: "reading", createdAt: now } });
}

/** Moves a job from one of some states to another. False when it was in none of them. */
export async function moveJob(
  db: Tx,
  id: string,
  from: ImportState[],
  data: { state: ImportState; startedAt?: Date; finishedAt?: Date } & Partial<JobOrigin>,
): Promise<boolean> {
  const { count } = await db.importJob.updateMany({ where: { id, state: { in: from } }, data });
  return count === 1;
}

/** Who started it, from where, and in which language its mails are. */
export interface JobOrigin {
  actorId: string | null;
  locale: Locale;
  requestId: string;
  address: string;
  browser: string;
}

/** Puts rows down, and counts them. */
export async function insertRows(tx: Tx, jobId: string, rows: StagedRow[]): Promise<void> {
  const good = rows.filter(({ problem }) => problem === null);
  const bad = rows.filter(({ problem }) => problem !== null);
  // Apart: what columns there are decides how long the database takes.
  if (good.length > 0) await tx.importRow.createMany({ data: good.map((row) => goodData(jobId, row)) });
  if (bad.length > 0) await tx.importRow.createMany({ data: bad.map((row) => badData(jobId, row)) });
  const admins = good.filter(({ role }) => role === "admin");
  const counts = { badRows: bad.length, goodRows: good.length, adminRows: admins.length };
  const data = Object.fromEntries(Object.entries(counts).map(([name, increment]) => [name, { increment }]));
  await tx.importJob.updateMany({ where: { id: jobId }, data });
}

function goodData(jobId: string, { line, email, name, role }: StagedRow) {
  return { jobId, line, isBad: false, email, name, role };
}

function badData(jobId: string, { line, email, problem, firstLine, typed }: StagedRow) {
  const shown = { typedEmail: typed.email, typedName: typed.name, typedRole: typed.role };
  return { jobId, line, isBad: true, email, problem, firstLine, ...shown };
}

/** Where each of these addresses stands first among the rows that are down already. */
export async function stagedLines(jobId: string, emails: string[]): Promise<Map<string, number>> {
  const rows = await database().importRow.findMany({
    where: { jobId, email: { in: emails } },
    select: { email: true, line: true },
    orderBy: { line: "desc" },
  });
  return new Map(rows.map(({ email, line }) => [email ?? "", line]));
}

/** Nothing of the file is kept but why. */
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

/** Columns that the header of a refused file names. */
export function columnsIn(joined: string | null): string[] {
  return joined === null ? [] : joined.split(COLUMN_SEPARATOR);
}

/** Deletes rows of a job, those that can be used or all, in pieces that hold nobody up. */
export async function deleteRows(jobId: string, which: { isBad?: boolean } = {}): Promise<void> {
  const where = { jobId, ...which };
  for (;;) {
    const rows = await database().importRow.findMany({
      where,
      select: { line: true },
      orderBy: { line: "asc" },
      take: DELETED_AT_ONCE,
    });
    const last = rows.at(-1);
    if (!last) return;
    await database().importRow.deleteMany({ where: { ...where, line: { lte: last.line } } });
  }
}

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

export function findJob(id: string) {
  return database().importJob.findUnique({ where: { id }, select: JOB });
}

/** The newest jobs, whoever brought them. */
export function listJobs() {
  return database().importJob.findMany({ orderBy: { createdAt: "desc" }, take: IMPORTS_SHOWN, select: JOB });
}

/** Bad rows below a line, in the order of the file. */
export function badRowsAfter(jobId: string, line: number, take: number) {
  return database().importRow.findMany({
    where: { jobId, isBad: true, line: { gt: line } },
    orderBy: { line: "asc" },
    take,
    select: {
      line: true,
      problem: true,
      firstLine: true,
      typedEmail: true,
      typedName: true,
      typedRole: true,
    },
  });
}
