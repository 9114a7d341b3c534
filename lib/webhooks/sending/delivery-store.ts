// Owns the rows of events on their way to webhooks.
import "server-only";
import { database } from "@/lib/platform/db";
import {
  WEBHOOK_REST_SECONDS,
  WEBHOOK_RETENTION_SECONDS,
  WEBHOOK_RETRY_FIRST_SECONDS,
  WEBHOOK_RETRY_LONGEST_SECONDS,
  WEBHOOK_TIMEOUT_SECONDS,
} from "@/lib/platform/durations";
import { secondsAfter, secondsBefore } from "@/lib/platform/seconds-after";
import { type SealedTarget, TARGET_COLUMNS } from "@/lib/webhooks/sealed-webhook";
import type { TargetFailure } from "@/lib/webhooks/target/target-fault";

/** One that this process alone may send now. */
export interface ClaimedDelivery {
  id: string;
  createdAt: Date;
  /** Tries, this one included. */
  attempts: number;
  sealedBody: string;
  webhook: SealedTarget;
}

/** Longer than a try may take, so that two processes never knowingly deliver one row at once. */
const CLAIM_SECONDS = 2 * WEBHOOK_TIMEOUT_SECONDS + 10;

/** At most a quarter more, so that what failed together does not come back together. */
const JITTER = 0.25;

/** Seconds until the next try after this many. */
function retrySeconds(attempts: number): number {
  const plain = Math.min(WEBHOOK_RETRY_FIRST_SECONDS * 2 ** (attempts - 1), WEBHOOK_RETRY_LONGEST_SECONDS);
  return plain * (1 + Math.random() * JITTER);
}

/**
 * Claims what is due longest, by the one write that moves its time on. A process that dies with it leaves it due again.
 * Null when nothing is due.
 * @param busy ids of webhooks that nothing is to be claimed of
 */
export async function claimDueDelivery(now: Date, busy: string[]): Promise<ClaimedDelivery | null> {
  for (;;) {
    const due = await database().webhookDelivery.findFirst({
      where: { dueAt: { lte: now }, webhookId: { notIn: busy } },
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
    if (count === 1) return { ...delivery, attempts };
  }
}

/** Taken by the receiver. */
export async function markDelivered(id: string, status: number, now: Date): Promise<void> {
  const data = { deliveredAt: now, dueAt: null, status, failure: null };
  await database().webhookDelivery.updateMany({ where: { id }, data });
}

/** How a try failed. */
export interface FailedTry {
  failure: TargetFailure;
  /** HTTP status, where there was an answer. */
  status: number | null;
}

/** Not delivered: by nobody else either, to whom a claim that ran out may have gone; nor called off meanwhile. */
const undelivered = (id: string) => ({ id, deliveredAt: null, dueAt: { not: null } });

/** Due again after a wait that doubles; or, where it is final, over. */
export async function noteFailedTry(
  { id, attempts }: ClaimedDelivery,
  failed: FailedTry,
  isFinal: boolean,
  now: Date,
): Promise<void> {
  const dueAt = isFinal ? null : secondsAfter(now, retrySeconds(attempts));
  await database().webhookDelivery.updateMany({ where: undelivered(id), data: { ...failed, dueAt } });
}

/** Lets everything else rest that waits for a receiver who cannot be reached: others' events go first. */
export async function restWebhook(webhookId: string, now: Date): Promise<void> {
  const where = { webhookId, dueAt: { lte: now } };
  const data = { dueAt: secondsAfter(now, WEBHOOK_REST_SECONDS) };
  await database().webhookDelivery.updateMany({ where, data });
}

/** When the next one is due, or null. */
export async function nextDueDelivery(): Promise<Date | null> {
  const { _min } = await database().webhookDelivery.aggregate({ _min: { dueAt: true } });
  return _min.dueAt;
}

/** Removes what was delivered, or given up, long ago, and secrets that sign no more. */
export async function sweepWebhooks(now: Date): Promise<void> {
  const before = secondsBefore(now, WEBHOOK_RETENTION_SECONDS);
  await database().webhookDelivery.deleteMany({ where: { createdAt: { lt: before }, dueAt: null } });
  await database().webhook.updateMany({
    where: { oldSecretUntil: { lte: now } },
    data: { sealedOldSecret: null, oldSecretUntil: null },
  });
}
