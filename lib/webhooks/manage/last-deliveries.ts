// Owns the list of a webhook's deliveries.
import "server-only";
import { database } from "@/lib/platform/db";
import { WEBHOOK_DELIVERIES_SHOWN } from "@/lib/platform/limits";

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
