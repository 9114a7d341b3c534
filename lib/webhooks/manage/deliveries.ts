// Owns the list of a webhook's deliveries, sending a test, and sending a delivery again.
import "server-only";
import { bellOf } from "@/lib/platform/bell";
import { afterCommit } from "@/lib/platform/database/transaction-end";
import { database, transaction } from "@/lib/platform/db";
import { WEBHOOK_DELIVERIES_SHOWN } from "@/lib/platform/limits";
import { accepted, type Result, refused } from "@/lib/platform/result";
import { findWebhook } from "@/lib/webhooks/manage/webhook-store";
import { queueTest } from "@/lib/webhooks/queue-webhooks";

/** What a screen shows of a delivery: nothing of its body. */
export interface ListedDelivery {
  id: string;
  type: string;
  createdAt: Date;
  dueAt: Date | null;
  attempts: number;
  lastTriedAt: Date | null;
  deliveredAt: Date | null;
  status: number | null;
  failure: string | null;
}

/** The newest WEBHOOK_DELIVERIES_SHOWN deliveries of a webhook. */
export function lastDeliveries(webhookId: string): Promise<ListedDelivery[]> {
  return database().webhookDelivery.findMany({
    where: { webhookId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: WEBHOOK_DELIVERIES_SHOWN,
    select: {
      id: true,
      type: true,
      createdAt: true,
      dueAt: true,
      attempts: true,
      lastTriedAt: true,
      deliveredAt: true,
      status: true,
      failure: true,
    },
  });
}

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
    const { count } = await tx.webhookDelivery.updateMany({
      where: { id, webhookId, dueAt: null },
      data: { dueAt: now, attempts: 0, deliveredAt: null, status: null, failure: null },
    });
    if (count !== 1) return refused("webhook-still-waits");
    afterCommit(tx, () => bellOf("webhooks").ring());
    return accepted(null);
  });
}
