// Owns taking out everything about oneself: who may, how often, and what is in it (GDPR 15 and 20, R113).
import "server-only";
import { collectData, type ExportedData } from "@/lib/accounts/privacy/export-data-rows";
import { lastExportAt, noteExport, returnExport } from "@/lib/accounts/privacy/export-store";
import { recordEvent } from "@/lib/audit/record-event";
import { EXPORT_INTERVAL_SECONDS } from "@/lib/platform/durations";
import { accepted, allOrNothing, type Result, refused } from "@/lib/platform/result";
import { secondsAfter, secondsBefore } from "@/lib/platform/seconds-after";
import type { OwnAct } from "@/lib/sign-in/step-up/permitted-act";
import { consumeStepUpGrant } from "@/lib/sign-in/step-up/step-up-grant";

type ExportError = "step-up-required" | "export-too-soon";

/** When the next export is due, or null when it may happen now. */
export async function nextExportAt(accountId: string, now: Date): Promise<Date | null> {
  const exportedAt = await lastExportAt(accountId);
  if (!exportedAt) return null;
  const dueAt = secondsAfter(exportedAt, EXPORT_INTERVAL_SECONDS);
  return dueAt > now ? dueAt : null;
}

/**
 * Everything about an account's owner but secrets and hashes, once in EXPORT_INTERVAL_SECONDS. A refusal keeps the
 * grant, so that whoever comes too soon need not prove themselves again. Errors: step-up-required, export-too-soon.
 */
export async function exportData({
  accountId,
  claim,
  trace,
  now,
}: OwnAct): Promise<Result<ExportedData, ExportError>> {
  const before = secondsBefore(now, EXPORT_INTERVAL_SECONDS);
  const permitted = await allOrNothing<null, ExportError>(async (tx) => {
    if (!(await noteExport(tx, accountId, before, now))) return refused("export-too-soon");
    if (!(await consumeStepUpGrant(tx, claim, "export-data", now))) return refused("step-up-required");
    await recordEvent(tx, { event: "data.exported", result: "success", actorId: accountId }, trace, now);
    return accepted(null);
  });
  // Outside of the transaction: a long log is read in pages, and nobody waits for it.
  if (!permitted.ok) return permitted;
  try {
    return accepted(await collectData(accountId, now));
  } catch (fault) {
    // The server failed, not the person: the hour is given back.
    await returnExport(accountId, now);
    throw fault;
  }
}
