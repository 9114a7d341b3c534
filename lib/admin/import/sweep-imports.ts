// Owns forgetting imports: their rows name people who may never come.
import "server-only";
import { deleteJob, jobsIn } from "@/lib/admin/import/import-job-store";
import { deleteRows } from "@/lib/admin/import/import-row-store";
import { database } from "@/lib/platform/db";
import { IMPORT_READING_SECONDS, IMPORT_RETENTION_SECONDS } from "@/lib/platform/durations";
import { secondsBefore } from "@/lib/platform/seconds-after";

/** Removes old imports, what a dead process left half read, and the rows that a cancelled one will not need. */
export async function sweepImports(now: Date): Promise<void> {
  const jobs = await database().importJob.findMany({
    where: {
      OR: [
        { createdAt: { lt: secondsBefore(now, IMPORT_RETENTION_SECONDS) } },
        { state: "reading", createdAt: { lt: secondsBefore(now, IMPORT_READING_SECONDS) } },
      ],
    },
    select: { id: true },
  });
  for (const { id } of jobs) await deleteJob(id);
  for (const { id } of await jobsIn(database(), ["cancelled"])) await deleteRows(id, { isBad: false });
}
