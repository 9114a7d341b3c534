// Owns the deliveries of tests: an event on its way to a webhook, the senders' round, and what became of it.
import { makePerson, NOW } from "@/lib/two-factor/test-person";
import { sendDueDeliveries } from "@/lib/webhooks/sending/send-due-deliveries";
import { deliveriesOf, plantWebhook, recordFactor } from "@/lib/webhooks/test-webhooks";

/** A webhook at an address, with one event on its way. */
export async function oneOnItsWay(url: string) {
  const webhook = await plantWebhook(url);
  const { session } = await makePerson();
  await recordFactor(session.accountId);
  const [{ id } = { id: "" }] = await deliveriesOf(webhook.id);
  return { ...webhook, accountId: session.accountId, session, messageId: id };
}

export const send = (now: Date = NOW) => sendDueDeliveries(() => now);

/** The oldest delivery of a webhook. */
export const theRow = async (webhookId: string) => (await deliveriesOf(webhookId))[0];
