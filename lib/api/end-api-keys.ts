// Owns ending all API keys of an account at once.
import "server-only";
import { deleteApiKeyRows } from "@/lib/api/api-key-store";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import type { Tx } from "@/lib/platform/db";

/** Why all keys of an account ended: somebody else may have made them. */
type EndReason = "account-reported" | "email-change-undone" | "password-changed" | "password-reset";

/** Ends every key of an account. One row of the log says why, if there was any. */
export async function endApiKeys(
  tx: Tx,
  { accountId, reason }: { accountId: string; reason: EndReason },
  trace: Trace,
  now: Date,
): Promise<void> {
  if ((await deleteApiKeyRows(tx, accountId)) === 0) return;
  const entry = { event: "api-key.revoked", result: "success", actorId: accountId, reason } as const;
  await recordEvent(tx, entry, trace, now);
}
