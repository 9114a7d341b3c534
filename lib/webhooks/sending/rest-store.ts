// Owns the rest of a webhook whose receiver could not be reached: a moment in its one row, however much waits for it.
import "server-only";
import { database } from "@/lib/platform/db";
import { WEBHOOK_REST_SECONDS } from "@/lib/platform/durations";
import { secondsAfter } from "@/lib/platform/seconds-after";

export interface Rest {
  id: string;
  /** When its receiver could not be reached; null once it could. */
  unreachedAt: Date | null;
}

/** The webhooks without those of `busy`. */
export function webhooksBut(busy: string[]): Promise<Rest[]> {
  const select = { id: true, unreachedAt: true } as const;
  return database().webhook.findMany({ where: { id: { notIn: busy } }, select });
}

/** When the rest of what was due by then is over. */
const restEnd = (unreachedAt: Date) => secondsAfter(unreachedAt, WEBHOOK_REST_SECONDS);

/** The moment until which deliveries that are due have to rest, or null. What came due since then tries whether it can. */
export function restingSince({ unreachedAt }: Rest, now: Date): Date | null {
  return unreachedAt && restEnd(unreachedAt) > now ? unreachedAt : null;
}

/** Leaves a receiver alone with everything that is due, so that one try and not each of them waits for it in vain. */
export async function noteUnreached(id: string, now: Date): Promise<void> {
  await database().webhook.updateMany({ where: { id }, data: { unreachedAt: now } });
}

/** Ends the rest. */
export async function noteReached(id: string): Promise<void> {
  await database().webhook.updateMany({ where: { id }, data: { unreachedAt: null } });
}

/** When there is next something to send, or null. */
export async function nextDueDelivery(): Promise<Date | null> {
  const moments: Date[] = [];
  for (const rest of await webhooksBut([])) {
    const next = await nextOf(rest);
    if (next) moments.push(next);
  }
  return moments.toSorted((one, other) => one.getTime() - other.getTime())[0] ?? null;
}

/** What rests is next at the end of its rest, unless something comes due before that. */
async function nextOf({ id, unreachedAt }: Rest): Promise<Date | null> {
  const first = await firstDue(id);
  if (!first || !unreachedAt || first > unreachedAt) return first;
  const [end, newer] = [restEnd(unreachedAt), await firstDue(id, unreachedAt)];
  return newer && newer < end ? newer : end;
}

async function firstDue(webhookId: string, after?: Date): Promise<Date | null> {
  const row = await database().webhookDelivery.findFirst({
    where: { webhookId, dueAt: after ? { gt: after } : { not: null } },
    orderBy: { dueAt: "asc" },
    select: { dueAt: true },
  });
  return row?.dueAt ?? null;
}
