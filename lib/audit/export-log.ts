// Owns the file of the security log: who may take it out, and what is in it. Read in pages, whatever its length.
import "server-only";
import type { ActivityPlace } from "@/lib/audit/activity-query";
import type { LogChoice } from "@/lib/audit/log-choice";
import { type LogEntry, logPage } from "@/lib/audit/log-store";
import { recordEvent } from "@/lib/audit/record-event";
import { knownNetwork } from "@/lib/audit/trace-words";
import { CSV_START, csvLine } from "@/lib/platform/csv";
import { AUDIT_EXPORT_PAGE } from "@/lib/platform/limits";
import { accepted, type Result } from "@/lib/platform/result";
import type { AdminAct } from "@/lib/sign-in/step-up/permitted-act";
import { steppedUp } from "@/lib/sign-in/step-up/stepped-up";

export const LOG_FORMATS = ["csv", "json-lines"] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

/** The columns of the file. Their names are for programs: the same in every language. */
const CELLS: Record<string, (entry: LogEntry) => string | number | null> = {
  row: ({ id }) => id,
  at: ({ at }) => at.toISOString(),
  event: ({ event }) => event,
  result: ({ result }) => result,
  actor_id: ({ actorId }) => actorId,
  actor_email: ({ actor }) => actor?.email ?? null,
  subject_id: ({ subjectId }) => subjectId,
  subject_email: ({ subject }) => subject?.email ?? null,
  factor: ({ factor }) => factor,
  reason: ({ reason }) => reason,
  network: ({ address }) => address,
  browser: ({ browser }) => browser,
  request_id: ({ requestId }) => requestId,
};
const NAMES = Object.keys(CELLS);

function lineOf(entry: LogEntry, format: LogFormat): string {
  // A table is read by people, so loopback stands in it by its name; programs get networks alone, as from webhooks.
  const told = format === "csv" ? { ...entry, address: knownNetwork(entry.address) } : entry;
  const cells = NAMES.map((name) => CELLS[name]?.(told) ?? null);
  if (format === "csv") return csvLine(cells);
  return `${JSON.stringify(Object.fromEntries(NAMES.map((name, place) => [name, cells[place]])))}\n`;
}

/**
 * Uses the grant up and gives the file, piece by piece, newest entry first (R116). The log says in which format, and
 * never what was searched for. Errors: step-up-required.
 */
export function exportLog(
  { actorId, claim, trace, now }: AdminAct,
  choice: LogChoice,
  format: LogFormat,
): Promise<Result<AsyncGenerator<string>, "step-up-required">> {
  return steppedUp({ claim, now }, "export-audit", async (tx) => {
    const entry = { event: "audit.exported", result: "success", actorId } as const;
    await recordEvent(tx, { ...entry, reason: format }, trace, now);
    return accepted(piecesOf(choice, format));
  });
}

async function* piecesOf(choice: LogChoice, format: LogFormat): AsyncGenerator<string> {
  if (format === "csv") yield CSV_START + csvLine(NAMES);
  let before: ActivityPlace | null = null;
  do {
    const { entries, older } = await logPage(choice, before, AUDIT_EXPORT_PAGE);
    yield entries.map((entry) => lineOf(entry, format)).join("");
    before = older;
  } while (before);
}
