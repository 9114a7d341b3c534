// Owns forgetting lists of secrets: soon those that nobody confirmed, later the reports of the others.
import "server-only";
import { confirmableSince } from "@/lib/admin/secrets-import/list-store";
import { database } from "@/lib/platform/db";
import { IMPORT_RETENTION_SECONDS } from "@/lib/platform/durations";
import { secondsBefore } from "@/lib/platform/seconds-after";

/** Removes lists that waited too long, with their secrets, and old reports. */
export async function sweepSecretImports(now: Date): Promise<void> {
  const old = secondsBefore(now, IMPORT_RETENTION_SECONDS);
  await database().secretImport.deleteMany({
    where: {
      OR: [{ state: "ready", createdAt: { lte: confirmableSince(now) } }, { createdAt: { lt: old } }],
    },
  });
}
