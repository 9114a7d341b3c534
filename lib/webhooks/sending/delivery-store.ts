// Owns the rows of deliveries: events on their way to webhooks.
import "server-only";
import { database, type Tx } from "@/lib/platform/db";
import {
  WEBHOOK_RETENTION_SECONDS,
  WEBHOOK_RETRY_FIRST_SECONDS,
  WEBHOOK_RETRY_LONGEST_SECONDS,
  WEBHOOK_TIMEOUT_SECONDS,
} from "@/lib/platform/durations";
import { secondsAfter, secondsBefore } from "@/lib/platform/seconds-after";
import { type Rest, restingSince, webhooksBut } from "@/lib/webhooks/sending/rest-store";
import type { TargetFailure } from "@/lib/webhooks/target/target-fault";
import { type SealedTarget, TARGET_COLUMNS } from "@/lib/webhooks/target-columns";

/** A delivery that only this process may send now. */
export interface ClaimedDelivery {
  id: string;
  createdAt: Date;
  /** Tries, this one included. */
  attempts: number;
  sealedBody: string;
  webhook: SealedTarget;
  /** Whether its receiver could not be reached before. */
  wasUnreached: boolean;
}

/** Longer than a try may take, so that no other process claims a row while this one still sends it. */
const CLAIM_SECONDS = 2 * WEBHOOK_TIMEOUT_SECONDS + 10;

/** Waits are up to a quarter longer, so that deliveries that failed together do not come back together. */
const JITTER = 0.25;

/** Seconds to wait after so many tries. */
function retrySeconds(attempts: number): number {
  const plain = Math.min(WEBHOOK_RETRY_FIRST_SECONDS * 2 ** (attempts - 1), WEBHOOK_RETRY_LONGEST_SECONDS);
  return plain * (1 + Math.random() * JITTER);
}

/**
 * Claims the delivery that has been due longest to some webhook, by the one write that moves its time on. If this process
 * dies, it is due again at that time. Null when nothing is due.
 * @param busy ids of webhooks whose deliveries are passed over
 */
export async function claimDueDelivery(now: Date, busy: string[]): Promise<ClaimedDelivery | null> {
  for (const webhook of await webhooksBut(busy)) {
    const claimed = await claimOf(webhook, now);
    if (claimed) return claimed;
  }
  return null;
}

/** Asked of one webhook at a time: whatever waits for another is not even read. */
async function claimOf(rest: Rest, now: Date): Promise<ClaimedDelivery | null> {
  const after = restingSince(rest, now);
  for (;;) {
    const due = await database().webhookDelivery.findFirst({
      where: { webhookId: rest.id, dueAt: { lte: now, ...(after && { gt: after }) } },
      orderBy: { dueAt: "asc" },
      select: {
        id: true,
        dueAt: true,
        createdAt: true,
        attempts: true,
        sealedBody: true,
        webhook: { select: TARGET_COLUMNS },
      },
    });
    if (!due) return null;
    const { dueAt, ...delivery } = due;
    const attempts = delivery.attempts + 1;
    const { count } = await database().webhookDelivery.updateMany({
      where: { id: due.id, dueAt },
      data: { attempts, lastTriedAt: now, dueAt: secondsAfter(now, CLAIM_SECONDS) },
    });
    if (count === 1) return { ...delivery, attempts, wasUnreached: rest.unreachedAt !== null };
  }
}

/** An event for one webhook. */
export interface NewDelivery {
  id: string;
  webhookId: string;
  /** Whom it is about; null for a test. */
  accountId: string | null;
  type: string;
  sealedBody: string;
}

/** Keeps a delivery. It is due at once. */
export async function insertDelivery(tx: Tx, delivery: NewDelivery, now: Date): Promise<void> {
  await tx.webhookDelivery.create({ data: { ...delivery, createdAt: now, dueAt: now } });
}

/** Makes a delivery that is over due once more. False when it is not over. */
export async function reviveDelivery(
  tx: Tx,
  { id, webhookId }: { id: string; webhookId: string },
  now: Date,
): Promise<boolean> {
  const { count } = await tx.webhookDelivery.updateMany({
    where: { id, webhookId, dueAt: null },
    data: { dueAt: now, attempts: 0, deliveredAt: null, status: null, failure: null },
  });
  return count === 1;
}

/** Notes that the receiver took a delivery. */
export async function markDelivered(id: string, status: number, now: Date): Promise<void> {
  const data = { deliveredAt: now, dueAt: null, status, failure: null };
  await database().webhookDelivery.updateMany({ where: { id }, data });
}

/** How a try failed. */
export interface FailedTry {
  failure: TargetFailure;
  /** HTTP status, where there was an answer. */
  status: number | null;
  /** Whether it was the last try. */
  isFinal: boolean;
}

/** A delivery that nobody has delivered, another process with a later claim included, and that was not called off. */
const undelivered = (id: string) => ({ id, deliveredAt: null, dueAt: { not: null } });

/** Notes that a try failed: the delivery is due again after a wait that doubles, or over after the last try. */
export async function noteFailedTry(
  { id, attempts }: ClaimedDelivery,
  { isFinal, ...failed }: FailedTry,
  now: Date,
): Promise<void> {
  const dueAt = isFinal ? null : secondsAfter(now, retrySeconds(attempts));
  await database().webhookDelivery.updateMany({ where: undelivered(id), data: { ...failed, dueAt } });
}

/** Removes deliveries that are over after WEBHOOK_RETENTION_SECONDS, and replaced secrets that sign no more. */
export async function sweepWebhooks(now: Date): Promise<void> {
  const before = secondsBefore(now, WEBHOOK_RETENTION_SECONDS);
  await database().webhookDelivery.deleteMany({ where: { createdAt: { lt: before }, dueAt: null } });
  await database().webhook.updateMany({
    where: { oldSecretUntil: { lte: now } },
    data: { sealedOldSecret: null, oldSecretUntil: null },
  });
}
