// Owns queueing events for webhooks, in the transaction that causes them, so that both are kept or neither is.
import "server-only";
import type { Trace } from "@/lib/audit/trace";
import { bellOf } from "@/lib/platform/bell";
import { afterCommit } from "@/lib/platform/database/transaction-end";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/random-token";
import { groupOfEvent } from "@/lib/webhooks/event-groups";
import { isAccountThere, toldWebhooks } from "@/lib/webhooks/manage/webhook-store";
import { messageBody, TEST_EVENT, type ToldEvent, testBody } from "@/lib/webhooks/message-body";
import { bodyPlace, sealText } from "@/lib/webhooks/sealed-webhook";
import { insertDelivery } from "@/lib/webhooks/sending/delivery-store";

const ringBell = () => bellOf("webhooks").ring();

/** Queues an event for every webhook that asks for its group. Nothing is sent about an account that is gone. */
export async function queueWebhooks(tx: Tx, told: ToldEvent, trace: Trace, now: Date): Promise<void> {
  const group = groupOfEvent(told.event, told.result, told.reason);
  const accountId = told.subjectId ?? told.actorId;
  if (!group || !accountId) return;
  const asking = (await toldWebhooks(tx)).filter(({ groups }) => groups.includes(group));
  if (asking.length === 0 || !(await isAccountThere(tx, accountId))) return;
  const body = messageBody(told, trace, now);
  for (const { id } of asking) await queueOne(tx, { webhookId: id, accountId, type: told.event, body }, now);
}

/** Queues a test for one webhook. */
export function queueTest(tx: Tx, webhookId: string, now: Date): Promise<void> {
  return queueOne(tx, { webhookId, accountId: null, type: TEST_EVENT, body: testBody(now) }, now);
}

interface Queued {
  webhookId: string;
  accountId: string | null;
  type: string;
  body: string;
}

async function queueOne(tx: Tx, { body, ...row }: Queued, now: Date): Promise<void> {
  const id = `msg_${newId()}`;
  const sealedBody = await sealText(body, bodyPlace(id));
  await insertDelivery(tx, { id, ...row, sealedBody }, now);
  afterCommit(tx, ringBell);
}
