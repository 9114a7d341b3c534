// Owns what every change of a webhook goes through: a step-up, the log, and a notice to the other administrators.
import "server-only";
import { type AuditEntry, recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { notifyAdmins } from "@/lib/notices/notify-admins";
import type { Tx } from "@/lib/platform/db";
import type { Result } from "@/lib/platform/result";
import { adminSteppedUp, type NoPermit } from "@/lib/sign-in/step-up/admin-stepped-up";
import type { AdminAct } from "@/lib/sign-in/step-up/permitted-act";
import { forgetAttemptHook } from "@/lib/webhooks/attempts/current-attempt-hook";
import type { WebhookError } from "@/lib/webhooks/errors";

export type WebhookActError = WebhookError | NoPermit;

/** What a change did, for the log and for the other administrators. */
export interface WebhookChange<T> {
  /** Scheme, host and port: what may be told in clear. */
  origin: string;
  event: Extract<AuditEntry["event"], `webhook.${string}`>;
  reason?: string;
  /** What the change returns. */
  value: T;
}

/**
 * Does one change, for one grant; a refused change consumes none. It counts in this process at once, in others within
 * POLICY_CACHE_SECONDS. Errors: step-up-required, not-admin-any-more, and those of the change.
 */
export async function changeWebhook<T>(
  { actorId, claim, trace, now }: AdminAct,
  change: (tx: Tx) => Promise<Result<WebhookChange<T>, WebhookError>>,
): Promise<Result<T, WebhookActError>> {
  try {
    return await adminSteppedUp({ actorId, claim, now }, "manage-webhooks", async (tx) => {
      const changed = await change(tx);
      if (!changed.ok) return changed;
      await tellChange(tx, changed.value, { actorId, trace, now });
      return { ok: true, value: changed.value.value };
    });
  } finally {
    forgetAttemptHook();
  }
}

/** Writes a change into the log, and tells all administrators except the one who made it. */
export async function tellChange(
  tx: Tx,
  { origin, event, reason }: WebhookChange<unknown>,
  { actorId, trace, now }: { actorId?: string; trace: Trace; now: Date },
): Promise<void> {
  await recordEvent(tx, { event, result: "success", actorId, reason } as AuditEntry, trace, now);
  const kind = event === "webhook.added" ? "admin-webhook-added" : "admin-webhook-changed";
  const told = { kind, about: () => origin, path: "/admin/webhooks", exceptId: actorId } as const;
  await notifyAdmins(tx, told, trace, now);
}
