// Owns the two decisions about an import that was looked at: to invite its people, and to stop.
import "server-only";
import type { AdminError } from "@/lib/admin/errors";
import { moveJob, whyJobStays } from "@/lib/admin/import/import-job-store";
import { asAdmin } from "@/lib/admin/person/as-admin";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { bellOf } from "@/lib/platform/bell";
import type { Tx } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/locale";
import { accepted, allOrNothing, type Result, refused } from "@/lib/platform/result";
import { adminSteppedUp, type NoPermit } from "@/lib/sign-in/step-up/admin-stepped-up";
import type { AdminAct } from "@/lib/sign-in/step-up/permitted-act";

export interface ImportAct {
  /** The administrator; null at the command line. */
  actorId: string | null;
  trace: Trace;
  now: Date;
}

export interface Start {
  id: string;
  /** Language of the mails. */
  locale: Locale;
}

type StartError = Extract<AdminError, "import-missing" | "import-over">;

/** Lets an import run, once. Errors: step-up-required, not-admin-any-more, import-missing, import-over. */
export async function startImport(act: AdminAct, start: Start): Promise<Result<null, StartError | NoPermit>> {
  const started = await adminSteppedUp(act, "import-people", (tx) => begin(tx, act, start, "uploaded-file"));
  if (started.ok) bellOf("imports").ring();
  return started;
}

/** The same for whoever has the machine itself, and so needs no permit. Errors: import-missing, import-over. */
export function startImportByCommand(act: ImportAct, start: Start): Promise<Result<null, StartError>> {
  return allOrNothing<null, StartError>((tx) => begin(tx, act, start, "command-line"));
}

async function begin(
  tx: Tx,
  { actorId, trace, now }: ImportAct,
  { id, locale }: Start,
  reason: "uploaded-file" | "command-line",
): Promise<Result<null, StartError>> {
  const begun = { state: "running", startedAt: now, actorId, locale, ...trace } as const;
  if (!(await moveJob(tx, { id, state: "ready" }, begun))) return refused(await whyJobStays(tx, id));
  const entry = { event: "people.imported", result: "success", reason } as const;
  await recordEvent(tx, { ...entry, ...(actorId !== null && { actorId }) }, trace, now);
  return accepted(null);
}

/**
 * Ends an import that waits or runs; who was invited by then stays invited. Needs no permit: it gives nobody anything.
 * Errors: not-admin-any-more, import-missing, import-over.
 */
export function stopImport(
  { actorId, trace, now }: ImportAct & { actorId: string },
  id: string,
): Promise<Result<null, "not-admin-any-more" | "import-missing" | "import-over">> {
  return asAdmin<null, "import-missing" | "import-over">(actorId, async (tx) => {
    const end = { state: "cancelled", finishedAt: now } as const;
    if (await moveJob(tx, { id, state: "ready" }, end)) return accepted(null);
    if (!(await moveJob(tx, { id, state: "running" }, end))) return refused(await whyJobStays(tx, id));
    await recordEvent(tx, { event: "people.import-stopped", result: "success", actorId }, trace, now);
    return accepted(null);
  });
}
