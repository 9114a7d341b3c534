// Owns the API keys of tests: made by the verb, with a permit minted for it, and their use planted without requests.
import { accountCaller } from "@/lib/api/api-caller";
import { type ApiKeyRequest, createApiKey } from "@/lib/api/create-api-key";
import { hashApiKey } from "@/lib/api/key-format";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { mustHave, NOW } from "@/lib/two-factor/test-person";

export const REQUEST: ApiKeyRequest = { name: "Build server", kind: "live", days: 180 };

/** A permit to make one key; with `minted` it is claimed as that, but was given for another act. */
export async function apiKeyAct(
  { id, accountId }: LiveSession,
  now: Date = NOW,
  minted: StepUpPurpose = "create-api-key",
) {
  return { accountId, claim: await claimFor(id, "create-api-key", minted, now), trace: TRACE, now };
}

/** Makes a key. Returns it with its row. */
export async function plantApiKey(
  session: LiveSession,
  request: Partial<ApiKeyRequest> = {},
  now: Date = NOW,
) {
  const key = mustHave(await createApiKey(await apiKeyAct(session, now), { ...REQUEST, ...request }));
  const row = await database().apiKey.findUniqueOrThrow({ where: { hash: hashApiKey(key) } });
  return { key, row };
}

/** Plants the use of a key on a day, as its requests would have counted it. */
export async function plantApiUse(keyId: string, day: string, uses: number): Promise<void> {
  await database().apiKeyDay.create({ data: { keyId, day, uses } });
}

/** Plants the meter of an account. */
export async function plantApiMeter(accountId: string, day: string, used: number): Promise<void> {
  const caller = accountCaller(accountId);
  await database().apiMeter.create({ data: { caller, day, used, fullAtMs: NOW.getTime(), version: 1 } });
}
