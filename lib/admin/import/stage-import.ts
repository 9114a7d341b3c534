// Owns taking a file of people in: every row is judged and staged, and nobody is invited yet.
import "server-only";
import { takenAddresses } from "@/lib/accounts/sign-up/taken-addresses";
import { columnsOf } from "@/lib/admin/import/columns";
import { atMost, type CsvRow, csvRows } from "@/lib/admin/import/csv-rows";
import { deleteJob, insertJob, moveJob, refuseJob } from "@/lib/admin/import/import-job-store";
import { insertRows, type StagedRow, stagedLines } from "@/lib/admin/import/import-row-store";
import { type JudgedRow, judgeRow } from "@/lib/admin/import/judge-row";
import { FileProblemError } from "@/lib/admin/import/problems";
import { utf8Text } from "@/lib/admin/import/utf8-text";
import { database, transaction } from "@/lib/platform/db";
import { IMPORT_ROWS, IMPORT_STAGING_BATCH } from "@/lib/platform/limits";
import { newId } from "@/lib/platform/random-token";

/**
 * Reads a file piece by piece, so that a large one takes no more memory, and stages its rows. Returns the id of a job
 * that is `ready`, or `refused` with the reason.
 * @param actorId the administrator who brought it; null at the command line
 */
export async function stageImport(
  bytes: AsyncIterable<Uint8Array>,
  actorId: string | null,
  now: Date,
): Promise<string> {
  const id = newId();
  await insertJob(id, actorId, now);
  try {
    await stageRows(id, atMost(csvRows(utf8Text(bytes)), IMPORT_ROWS), now);
    await moveJob(database(), { id, state: "reading" }, { state: "ready" });
  } catch (error) {
    if (!(error instanceof FileProblemError)) {
      await deleteJob(id);
      throw error;
    }
    await refuseJob(id, error, now);
  }
  return id;
}

async function stageRows(jobId: string, rows: AsyncGenerator<CsvRow>, now: Date): Promise<void> {
  try {
    const header = await rows.next();
    if (header.done) throw new FileProblemError("empty");
    const columns = columnsOf(header.value.cells);
    let isEmpty = true;
    let batch: JudgedRow[] = [];
    for await (const row of rows) {
      isEmpty = false;
      batch.push(judgeRow(row, columns));
      if (batch.length < IMPORT_STAGING_BATCH) continue;
      await stageBatch(jobId, batch, now);
      batch = [];
    }
    if (isEmpty) throw new FileProblemError("no-rows");
    if (batch.length > 0) await stageBatch(jobId, batch, now);
  } finally {
    await rows.return(undefined);
  }
}

/** Stages rows with what only the database knows about them. */
async function stageBatch(jobId: string, rows: JudgedRow[], now: Date): Promise<void> {
  const emails = [...new Set(rows.flatMap(({ email }) => email ?? []))];
  const taken = await takenAddresses(database(), emails, now);
  const lines = await stagedLines(jobId, emails);
  const staged = rows.map((row): StagedRow => {
    const { email, problem, line } = row;
    const firstLine = email === null ? null : (lines.get(email) ?? null);
    if (email !== null && firstLine === null) lines.set(email, line);
    if (email === null || problem !== null) return { ...row, firstLine: null };
    if (firstLine !== null) return { ...row, firstLine, problem: "email-twice" };
    return { ...row, firstLine, problem: taken.get(email) ?? null };
  });
  await transaction((tx) => insertRows(tx, jobId, staged), `job:import-${jobId}`);
}
