// Owns the rows of imports: people to invite, and what cannot be used.
import "server-only";
import type { JudgedRow } from "@/lib/admin/import/judge-row";
import { database, type Tx } from "@/lib/platform/db";

/** Rows that are deleted in one statement: everybody else waits for it. */
const DELETED_AT_ONCE = 2000;

/** A row as it is staged: `firstLine` is where the same address stood before. */
export interface StagedRow extends JudgedRow {
  firstLine: number | null;
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
