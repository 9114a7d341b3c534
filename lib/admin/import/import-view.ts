// Owns what the pages of imports show of one import.
import "server-only";
import { columnsIn, findJob, listJobs } from "@/lib/admin/import/import-job-store";
import { badRowsAfter } from "@/lib/admin/import/import-row-store";
import type { ImportState } from "@/lib/admin/import/import-state";
import type { FileProblem, RowProblem } from "@/lib/admin/import/problems";
import { IMPORT_ROWS_SHOWN } from "@/lib/platform/limits";

export interface ImportView {
  id: string;
  state: ImportState;
  createdAt: Date;
  goodRows: number;
  badRows: number;
  /** Of the good rows, those that make administrators. */
  adminRows: number;
  invited: number;
  skipped: number;
  /** Why the file was refused, and the line and the columns that this is about. */
  problem: FileProblem | null;
  problemLine: number | null;
  columns: string[];
}

type JobRow = NonNullable<Awaited<ReturnType<typeof findJob>>>;

function viewOf({ finishedAt: _, ...job }: JobRow): ImportView {
  return {
    ...job,
    state: job.state as ImportState,
    problem: job.problem as FileProblem | null,
    columns: columnsIn(job.columns).map(marked),
  };
}

/** One import, or null when there is none of this id. */
export async function viewImport(id: string): Promise<ImportView | null> {
  const job = await findJob(id);
  return job && viewOf(job);
}

/** The newest ones. */
export async function viewLatestImports(): Promise<ImportView[]> {
  return (await listJobs()).map(viewOf);
}

export interface BadRow {
  line: number;
  problem: RowProblem;
  /** What stands in the cell that is wrong; "" where nothing does. */
  value: string;
  /** Where the same address stands first. */
  firstLine: number | null;
}

/** One page of the bad rows after a line; `next` is the line after which the next page begins, null at the end. */
export async function badRowsPage(
  id: string,
  after: number,
): Promise<{ rows: BadRow[]; next: number | null }> {
  const found = await badRowsAfter(id, after, IMPORT_ROWS_SHOWN + 1);
  const rows = found.slice(0, IMPORT_ROWS_SHOWN).map((row) => {
    const problem = row.problem as RowProblem;
    return { line: row.line, problem, value: typedValue(problem, row), firstLine: row.firstLine };
  });
  return { rows, next: found.length > rows.length ? (rows.at(-1)?.line ?? null) : null };
}

function typedValue(
  problem: RowProblem,
  row: { typedEmail: string | null; typedName: string | null; typedRole: string | null },
) {
  const typed =
    problem === "name-malformed"
      ? row.typedName
      : problem === "role-unknown"
        ? row.typedRole
        : row.typedEmail;
  return marked(typed ?? "");
}

/** What would turn the line around, command a terminal, or not be seen, as the mark of something that cannot be shown. */
function marked(typed: string): string {
  return typed.replace(/\p{C}/gu, "\ufffd");
}

/** Reads the line of an address, `after`; what is none begins at the start. */
export function lineAfter(typed: unknown): number {
  return typeof typed === "string" && /^\d{1,9}$/.test(typed) ? Number(typed) : 0;
}
