// Owns sending a webhook a test, and sending a delivery again.
import "server-only";
import { bellOf } from "@/lib/platform/bell";
import { afterCommit } from "@/lib/platform/database/transaction-end";
import { transaction } from "@/lib/platform/db";
import { accepted, type Result, refused } from "@/lib/platform/result";
import { findWebhook } from "@/lib/webhooks/manage/webhook-store";
import { queueTest } from "@/lib/webhooks/queue-webhooks";
import { reviveDelivery } from "@/lib/webhooks/sending/delivery-store";

/** Queues a test. Errors: webhook-missing, webhook-off. */
export function sendTest(id: string, now: Date): Promise<Result<null, "webhook-missing" | "webhook-off">> {
  return transaction(async (tx) => {
    const webhook = await findWebhook(id, tx);
    if (!webhook || webhook.isAsked) return refused("webhook-missing");
    if (webhook.disabledAt) return refused("webhook-off");
    await queueTest(tx, id, now);
    return accepted(null);
  });
}

/**
 * Sends a delivery that is over once more, under its old id, by which a receiver that has it can drop it.
 * Errors: webhook-off, webhook-still-waits.
 */
export function sendAgain(
  webhookId: string,
  id: string,
  now: Date,
): Promise<Result<null, "webhook-off" | "webhook-still-waits">> {
  return transaction(async (tx) => {
    const webhook = await findWebhook(webhookId, tx);
    if (!webhook || webhook.disabledAt) return refused("webhook-off");
    if (!(await reviveDelivery(tx, { id, webhookId }, now))) return refused("webhook-still-waits");
    afterCommit(tx, () => bellOf("webhooks").ring());
    return accepted(null);
  });
}
