// Owns the two decisions about a list that was looked at: to import its secrets, and to discard them.
import "server-only";
import type { AdminError } from "@/lib/admin/errors";
import { asAdmin } from "@/lib/admin/person/as-admin";
import {
  confirmableSince,
  countGoodRows,
  forgetSecrets,
  moveList,
  whyListStays,
} from "@/lib/admin/secrets-import/list-store";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { notifyAdmins } from "@/lib/notices/notify-admins";
import { bellOf } from "@/lib/platform/bell";
import type { Tx } from "@/lib/platform/db";
import { accepted, allOrNothing, type Result, refused } from "@/lib/platform/result";
import { adminSteppedUp, type NoPermit } from "@/lib/sign-in/step-up/admin-stepped-up";
import type { AdminAct } from "@/lib/sign-in/step-up/permitted-act";

export interface SecretImportAct {
  /** The administrator who brought the list; null at the command line. */
  actorId: string | null;
  trace: Trace;
  now: Date;
}

type StartError = Extract<AdminError, "import-missing" | "import-over">;

/** Lets the import of a list run, once. Errors: step-up-required, not-admin-any-more, import-missing, import-over. */
export async function startSecretImport(
  act: AdminAct,
  id: string,
): Promise<Result<null, StartError | NoPermit>> {
  const started = await adminSteppedUp(act, "import-secrets", (tx) => begin(tx, act, id, "brought-list"));
  if (started.ok) bellOf("imports").ring();
  return started;
}

/** The same for whoever has the machine itself, and so needs no permit. Errors: import-missing, import-over. */
export function startSecretImportByCommand(
  act: SecretImportAct,
  id: string,
): Promise<Result<null, StartError>> {
  return allOrNothing<null, StartError>((tx) => begin(tx, act, id, "command-line"));
}

async function begin(
  tx: Tx,
  { actorId, trace, now }: SecretImportAct,
  id: string,
  reason: "brought-list" | "command-line",
): Promise<Result<null, StartError>> {
  const waiting = { id, actorId, state: "ready", createdAt: { gt: confirmableSince(now) } } as const;
  if (!(await moveList(tx, waiting, { state: "running", startedAt: now, ...trace })))
    return refused(await whyListStays(tx, { id, actorId }));
  const entry = { event: "secrets.imported", result: "success", reason } as const;
  await recordEvent(tx, { ...entry, ...(actorId !== null && { actorId }) }, trace, now);
  const goodRows = await countGoodRows(tx, id);
  const about = () => String(goodRows);
  await notifyAdmins(tx, { kind: "admin-secrets-imported", about, path: "/admin/audit" }, trace, now);
  return accepted(null);
}

/**
 * Discards a list that waits. Needs no permit: it gives nobody anything.
 * Errors: not-admin-any-more, import-missing, import-over.
 */
export function discardSecrets(
  { actorId, now }: { actorId: string; now: Date },
  id: string,
): Promise<Result<null, "not-admin-any-more" | "import-missing" | "import-over">> {
  return asAdmin<null, "import-missing" | "import-over">(actorId, async (tx) => {
    const over = { state: "cancelled", finishedAt: now } as const;
    if (!(await moveList(tx, { id, actorId, state: "ready" }, over)))
      return refused(await whyListStays(tx, { id, actorId }));
    await forgetSecrets(tx, id);
    return accepted(null);
  });
}
