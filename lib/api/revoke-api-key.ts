// Owns revoking an API key: from then on nobody can use it.
import "server-only";
import { deleteApiKeyRow, findApiKey } from "@/lib/api/api-key-store";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { accepted, allOrNothing, type Result, refused } from "@/lib/platform/result";

export interface ApiKeyRevocation {
  /** Whose key it must be. */
  accountId: string;
  id: string;
  trace: Trace;
  now: Date;
}

/**
 * Deletes a key of an account, with its use by day, and tells its owner (R85, R102). It takes no step-up, because it gives
 * nobody anything and a leaked key must end at once (docs/security.md).
 * Errors: api-key-missing, also for somebody else's key (R78).
 */
export function revokeApiKey({
  accountId,
  id,
  trace,
  now,
}: ApiKeyRevocation): Promise<Result<null, "api-key-missing">> {
  return allOrNothing<null, "api-key-missing">(async (tx) => {
    const key = await findApiKey({ id, accountId }, tx);
    if (!key || !(await deleteApiKeyRow(tx, { id, accountId }))) return refused("api-key-missing");
    const entry = { event: "api-key.revoked", result: "success", actorId: accountId } as const;
    await recordEvent(tx, { ...entry, reason: "by-owner", about: key.name }, trace, now);
    return accepted(null);
  });
}
