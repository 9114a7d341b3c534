// Owns the rows of imports: people to invite, and what cannot be used.
import "server-only";
import { Prisma } from "@/generated/sqlite/client";
import type { JudgedRow } from "@/lib/admin/import/judge-row";
import { database, isPostgresql, type Tx } from "@/lib/platform/db";

/** Rows that are deleted in one statement: everybody else waits for it. */
const DELETED_AT_ONCE = 2000;

/** A row as it is staged: `firstLine` is where the same address stood before. */
export interface StagedRow extends JudgedRow {
  firstLine: number | null;
}

/** Inserts rows, and adds them to the counts of their job. */
export async function insertRows(tx: Tx, jobId: string, rows: StagedRow[]): Promise<void> {
  // As one parameter: a statement with a thousand of them costs several times as much to build.
  const json = JSON.stringify(rows.map((row) => (row.problem === null ? goodValues(row) : badValues(row))));
  await tx.$executeRaw`
    INSERT INTO "ImportRow" ("jobId", "line", "isBad", "email", "name", "role", "problem", "firstLine",
      "typedEmail", "typedName", "typedRole")
    SELECT ${jobId}, CAST(value->>0 AS INTEGER), CAST(value->>1 AS BOOLEAN), value->>2, value->>3, value->>4,
      value->>5, CAST(value->>6 AS INTEGER), value->>7, value->>8, value->>9
    FROM ${isPostgresql() ? Prisma.sql`json_array_elements(${json}::json)` : Prisma.sql`json_each(${json})`}`;
  const good = rows.filter(({ problem }) => problem === null);
  const admins = good.filter(({ role }) => role === "admin");
  const counts = { badRows: rows.length - good.length, goodRows: good.length, adminRows: admins.length };
  const data = Object.fromEntries(Object.entries(counts).map(([name, increment]) => [name, { increment }]));
  await tx.importJob.updateMany({ where: { id: jobId }, data });
}

function goodValues({ line, email, name, role }: StagedRow) {
  return [line, false, email, name, role];
}

function badValues({ line, email, problem, firstLine, typed }: StagedRow) {
  return [line, true, email, null, null, problem, firstLine, typed.email, typed.name, typed.role];
}

/** The first line of each of these addresses among the rows that are staged already. */
export async function stagedLines(jobId: string, emails: string[]): Promise<Map<string, number>> {
  // Sorted here: asked for an order, SQLite would go through all rows of the job, more of them with each batch.
  const rows = await database().importRow.findMany({
    where: { jobId, email: { in: emails } },
    select: { email: true, line: true },
  });
  rows.sort((one, other) => other.line - one.line);
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

/** The next good rows after a line, in the order of the file. */
export function goodRowsAfter(jobId: string, line: number, take: number) {
  return database().importRow.findMany({
    where: { jobId, isBad: false, line: { gt: line } },
    orderBy: { line: "asc" },
    take,
    select: { line: true, email: true, name: true, role: true },
  });
}

export type GoodRow = Awaited<ReturnType<typeof goodRowsAfter>>[number];

/** Deletes the good rows up to a line and with it: their people are invited. */
export async function deleteGoodRows(tx: Tx, jobId: string, line: number): Promise<void> {
  await tx.importRow.deleteMany({ where: { jobId, isBad: false, line: { lte: line } } });
}

/** Bad rows after a line, in the order of the file. */
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
