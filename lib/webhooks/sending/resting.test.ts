// Proves that a receiver who cannot be reached is tried with one event a round, and one who answers with all that wait.
import { afterAll, beforeEach, expect, it } from "vitest";
import { database } from "@/lib/platform/db";
import { WEBHOOK_REST_SECONDS } from "@/lib/platform/durations";
import { later, makePerson, NOW } from "@/lib/two-factor/test-person";
import { nextDueDelivery } from "@/lib/webhooks/sending/rest-store";
import { sendDueDeliveries } from "@/lib/webhooks/sending/send-due-deliveries";
import { answers, hangsUp, type ReceiverManner, TestReceiver, takes } from "@/lib/webhooks/test-receiver";
import { allowLoopback, deliveriesOf, plantWebhook, recordFactor } from "@/lib/webhooks/test-webhooks";

allowLoopback();
const receivers: TestReceiver[] = [];
beforeEach(async () => {
  await database().webhook.deleteMany();
});
afterAll(() => Promise.all(receivers.map((receiver) => receiver.stop())));

/** A receiver for whom three events wait. */
async function makeAwaited(manner: ReceiverManner) {
  const receiver = await new TestReceiver().start();
  receivers.push(receiver);
  const { id } = await plantWebhook(receiver.url());
  receiver.manner = manner;
  return { receiver, id };
}

const send = (now: Date) => sendDueDeliveries(() => now);

async function theyWait() {
  const [dead, failing] = [await makeAwaited(hangsUp), await makeAwaited(answers(500))];
  const { accountId } = (await makePerson()).session;
  for (let events = 0; events < 3; events += 1) await recordFactor(accountId);
  await send(NOW);
  return { dead, failing, accountId };
}

const areAllDelivered = async (id: string) =>
  (await deliveriesOf(id)).every(({ deliveredAt }) => deliveredAt !== null);

it("lets the others rest, untried and untouched, and sends them after that", async () => {
  const { dead, failing } = await theyWait();
  expect([dead.receiver.received.length, failing.receiver.received.length]).toEqual([1, 3]);
  // However many wait: to write each of them would hold up everybody.
  const untried = (await deliveriesOf(dead.id)).filter(({ attempts }) => attempts === 0);
  expect(untried.map(({ dueAt }) => dueAt)).toEqual([NOW, NOW]);
  const next = await nextDueDelivery();
  const retries = [...(await deliveriesOf(dead.id)), ...(await deliveriesOf(failing.id))]
    .map(({ dueAt }) => Number(dueAt))
    .filter((ms) => ms > NOW.getTime());
  expect(next?.getTime()).toBe(Math.min(...retries));

  dead.receiver.manner = takes;
  await send(later(WEBHOOK_REST_SECONDS));
  expect(await areAllDelivered(dead.id)).toBe(true);
});

it("sends them at once when the receiver takes something that came meanwhile", async () => {
  const { dead, accountId } = await theyWait();
  dead.receiver.manner = takes;
  await send(later(1));
  expect(dead.receiver.received).toHaveLength(1);
  await recordFactor(accountId, later(2));
  await send(later(2));
  // All but the one that was tried, which waits for its own time.
  expect(dead.receiver.received).toHaveLength(4);
  await send(later(7));
  expect(await areAllDelivered(dead.id)).toBe(true);
});

it("looks again for what comes due during the rest, and not only at its end", async () => {
  const { dead, failing } = await theyWait();
  await database().webhook.delete({ where: { id: failing.id } });
  const [retry] = (await deliveriesOf(dead.id)).flatMap(({ attempts, dueAt }) =>
    attempts > 0 ? [dueAt] : [],
  );
  expect(retry?.getTime()).toBeLessThan(later(WEBHOOK_REST_SECONDS).getTime());
  expect(await nextDueDelivery()).toEqual(retry);
});
