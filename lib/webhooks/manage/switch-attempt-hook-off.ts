// Owns switching the attempt hook off from the server's own machine: a dead one that denies keeps every administrator out.
import "server-only";
import type { Trace } from "@/lib/audit/trace";
import { transaction } from "@/lib/platform/db";
import { ATTEMPT_HOOK_ID } from "@/lib/webhooks/attempts/attempt-hook-store";
import { forgetAttemptHook } from "@/lib/webhooks/attempts/current-attempt-hook";
import { tellChange } from "@/lib/webhooks/manage/webhook-act";
import { findWebhook, updateWebhook } from "@/lib/webhooks/manage/webhook-store";

/** Switches the hook off. False where none is on. Running servers follow within POLICY_CACHE_SECONDS. */
export async function switchAttemptHookOff(trace: Trace, now: Date): Promise<boolean> {
  const isDone = await transaction(async (tx) => {
    const hook = await findWebhook(ATTEMPT_HOOK_ID, tx);
    if (!hook || hook.disabledAt) return false;
    await updateWebhook(tx, ATTEMPT_HOOK_ID, { disabledAt: now });
    const change = {
      origin: hook.origin,
      event: "webhook.changed",
      reason: "switched-off",
      value: null,
    } as const;
    await tellChange(tx, change, { trace, now });
    return true;
  });
  forgetAttemptHook();
  return isDone;
}
