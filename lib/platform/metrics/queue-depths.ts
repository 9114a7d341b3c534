// Owns how much waits in the database's queues. Read beside the gate, like the health check, and only now and then.
import { readAside } from "@/lib/platform/db";
import { QUEUE_DEPTH_CACHE_SECONDS } from "@/lib/platform/durations";
import { MAX_COUNTED_IN_QUEUE } from "@/lib/platform/limits";

export const QUEUES = ["mail", "webhooks", "unsealed-audit-rows", "imports"] as const;

/** How much waits in each queue; null while the database does not answer. */
export type QueueDepths = Record<(typeof QUEUES)[number], number> | null;

/** Each count walks along an index and stops at a maximum: a queue that nobody works off must not cost more every day. */
const few = (from: string) =>
  `(SELECT count(*) FROM (SELECT 1 AS "one" FROM ${from} LIMIT ${MAX_COUNTED_IN_QUEUE}) AS "few")`;

/** In running imports: people not invited yet, and secrets not taken over yet. */
const left = (table: string, done: string) =>
  `(SELECT coalesce(sum("goodRows" - "${done}" - "skipped"), 0) FROM "${table}" WHERE "state" = 'running')`;

// Compared with a time that never comes: SQLite uses the index for a comparison, but not for IS NOT NULL.
export const DEPTHS_QUERY = `SELECT
  ${few(`"MailMessage" WHERE "dueAt" < '9999-12-31'`)} AS "mail",
  ${few(`"WebhookDelivery" WHERE "dueAt" < '9999-12-31'`)} AS "webhooks",
  ${few(`"AuditRow" WHERE "id" > coalesce((SELECT "headId" FROM "AuditChain" WHERE "id" = 1), 0)`)}
    AS "unsealed-audit-rows",
  ${left("ImportJob", "invited")} + ${left("SecretImport", "imported")} AS "imports"`;

async function readDepths(): Promise<QueueDepths> {
  try {
    const row = await readAside<Record<(typeof QUEUES)[number], number | string>>(DEPTHS_QUERY);
    if (!row) return null;
    const depth = (queue: (typeof QUEUES)[number]) => Number(row[queue]);
    return {
      mail: depth("mail"),
      webhooks: depth("webhooks"),
      "unsealed-audit-rows": depth("unsealed-audit-rows"),
      imports: depth("imports"),
    };
  } catch {
    return null;
  }
}

/** A function that returns the depths; it counts again only after a while. */
export function queueDepths(): () => Promise<QueueDepths> {
  let askedAtMs = Number.NEGATIVE_INFINITY;
  let told: Promise<QueueDepths> = Promise.resolve(null);
  return () => {
    const nowMs = performance.now();
    if (nowMs - askedAtMs >= QUEUE_DEPTH_CACHE_SECONDS * 1000) {
      askedAtMs = nowMs;
      told = readDepths();
    }
    return told;
  };
}
