// Owns making an API key: shown once, kept as its hash.
import "server-only";
import { countLiveApiKeys, deleteExpiredApiKeys, insertApiKey } from "@/lib/api/api-key-store";
import { type ApiKeyKind, newApiKey } from "@/lib/api/key-format";
import { recordEvent } from "@/lib/audit/record-event";
import { API_KEYS_PER_ACCOUNT } from "@/lib/platform/limits";
import { newId } from "@/lib/platform/random-token";
import { accepted, type Result, refused } from "@/lib/platform/result";
import { DAY_SECONDS, secondsAfter } from "@/lib/platform/seconds-after";
import type { OwnAct } from "@/lib/sign-in/step-up/permitted-act";
import { steppedUp } from "@/lib/sign-in/step-up/stepped-up";

export interface ApiKeyRequest {
  name: string;
  kind: ApiKeyKind;
  /** How many times 24 hours it lasts. */
  days: number;
}

/**
 * Makes a key for an account and tells its owner (R85, R102, R105). Expired keys are removed first. Returns the key, to be
 * shown in the answer of the post and nowhere after. A refusal changes nothing and keeps the grant.
 * Errors: step-up-required, api-key-limit (API_KEYS_PER_ACCOUNT keys work already).
 */
export function createApiKey(
  { accountId, claim, trace, now }: OwnAct,
  { name, kind, days }: ApiKeyRequest,
): Promise<Result<string, "step-up-required" | "api-key-limit">> {
  const { key, hash, hint } = newApiKey(kind);
  const expiresAt = secondsAfter(now, days * DAY_SECONDS);
  return steppedUp({ claim, now }, "create-api-key", async (tx) => {
    await deleteExpiredApiKeys(tx, accountId, now);
    if ((await countLiveApiKeys(tx, accountId, now)) >= API_KEYS_PER_ACCOUNT) return refused("api-key-limit");
    await insertApiKey(tx, { id: newId(), accountId, name, kind, hash, hint, createdAt: now, expiresAt });
    const entry = { event: "api-key.created", result: "success", actorId: accountId, about: name } as const;
    await recordEvent(tx, entry, trace, now);
    return accepted(key);
  });
}
