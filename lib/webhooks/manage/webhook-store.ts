// Owns the rows of webhooks.
import "server-only";
import { database, type Tx } from "@/lib/platform/db";
import { ATTEMPT_HOOK_ID } from "@/lib/webhooks/attempts/attempt-hook-store";
import { type EventGroup, readGroups, writeGroups } from "@/lib/webhooks/event-groups";

/** What a screen shows of a webhook. */
export interface ListedWebhook {
  id: string;
  origin: string;
  groups: EventGroup[];
  /** Whether it is asked before attempts, instead of being told of events. */
  isAsked: boolean;
  failsOpen: boolean;
  createdAt: Date;
  disabledAt: Date | null;
  /** Until then the secret that was replaced signs as well. */
  oldSecretUntil: Date | null;
}

const LISTED = {
  id: true,
  origin: true,
  groups: true,
  failsOpen: true,
  createdAt: true,
  disabledAt: true,
  oldSecretUntil: true,
} as const;

const listed = <R extends { id: string; groups: string }>(row: R) => ({
  ...row,
  groups: readGroups(row.groups),
  isAsked: row.id === ATTEMPT_HOOK_ID,
});

/** All webhooks, the oldest first. */
export async function listWebhooks(): Promise<ListedWebhook[]> {
  const rows = await database().webhook.findMany({
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: LISTED,
  });
  return rows.map(listed);
}

/** One webhook as administrators see it, without its secret; null where there is none. */
export async function findWebhook(id: string, db: Tx = database()): Promise<ListedWebhook | null> {
  const row = await db.webhook.findUnique({ where: { id }, select: LISTED });
  return row && listed(row);
}

/** The webhooks that are told of events, and of which. */
export async function toldWebhooks(tx: Tx): Promise<{ id: string; groups: EventGroup[] }[]> {
  const rows = await tx.webhook.findMany({
    where: { disabledAt: null, groups: { not: "" } },
    select: { id: true, groups: true },
  });
  return rows.map(({ id, groups }) => ({ id, groups: readGroups(groups) }));
}

/** Whether the account that an event is about is there still. */
export async function isAccountThere(tx: Tx, id: string): Promise<boolean> {
  return (await tx.account.count({ where: { id } })) > 0;
}

/** How many webhooks there are, the attempt hook among them. */
export function countWebhooks(tx: Tx): Promise<number> {
  return tx.webhook.count();
}

export interface NewWebhook {
  /** ATTEMPT_HOOK_ID for the attempt hook. */
  id: string;
  origin: string;
  sealedUrl: string;
  sealedSecret: string;
  /** Empty for the attempt hook. */
  groups: EventGroup[];
  failsOpen: boolean;
}

/** Adds a webhook. */
export async function insertWebhook(tx: Tx, { groups, ...added }: NewWebhook, now: Date): Promise<void> {
  await tx.webhook.create({ data: { ...added, groups: writeGroups(groups), createdAt: now } });
}

type Changed = { groups: EventGroup[] } | { failsOpen: boolean } | { disabledAt: Date | null };

/** Changes one of the things that an administrator can choose. */
export async function updateWebhook(tx: Tx, id: string, changed: Changed): Promise<void> {
  const data = "groups" in changed ? { groups: writeGroups(changed.groups) } : changed;
  await tx.webhook.update({ where: { id }, data: { ...data, revision: { increment: 1 } } });
}

/** Replaces the secret; the old one signs beside it until `oldSecretUntil`. */
export async function replaceSecret(
  tx: Tx,
  id: string,
  sealedSecret: string,
  oldSecretUntil: Date,
): Promise<void> {
  const { sealedSecret: sealedOldSecret } = await tx.webhook.findUniqueOrThrow({
    where: { id },
    select: { sealedSecret: true },
  });
  const data = { sealedSecret, sealedOldSecret, oldSecretUntil, revision: { increment: 1 } };
  await tx.webhook.update({ where: { id }, data });
}

/** Ends the deliveries that wait for a webhook. They stay in its list, and can be sent again. */
export async function callOffDeliveries(tx: Tx, webhookId: string): Promise<void> {
  await tx.webhookDelivery.updateMany({
    where: { webhookId, dueAt: { not: null } },
    data: { dueAt: null, failure: "called-off" },
  });
}

/** Removes a webhook with its deliveries. */
export async function deleteWebhook(tx: Tx, id: string): Promise<void> {
  await tx.webhook.delete({ where: { id } });
}
