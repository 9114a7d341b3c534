// Owns forgetting imports: their rows name people who may never come.
import "server-only";
import { deleteJob, jobsIn, oldJobs } from "@/lib/admin/import/import-job-store";
import { deleteRows } from "@/lib/admin/import/import-row-store";
import { database } from "@/lib/platform/db";
import { IMPORT_READING_SECONDS, IMPORT_RETENTION_SECONDS } from "@/lib/platform/durations";
import { secondsBefore } from "@/lib/platform/seconds-after";

/** Removes old imports, what a dead process left half read, and the rows that a cancelled one will not need. */
export async function sweepImports(now: Date): Promise<void> {
  const keptSince = secondsBefore(now, IMPORT_RETENTION_SECONDS);
  const readSince = secondsBefore(now, IMPORT_READING_SECONDS);
  for (const id of await oldJobs(keptSince, readSince)) await deleteJob(id);
  for (const { id } of await jobsIn(database(), ["cancelled"])) await deleteRows(id, { isBad: false });
}
