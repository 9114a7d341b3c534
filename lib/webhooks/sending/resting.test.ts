// Proves that a receiver who cannot be reached is tried with one event a round, and one who answers with all that wait.
import { afterAll, expect, it } from "vitest";
import { WEBHOOK_REST_SECONDS } from "@/lib/platform/durations";
import { later, makePerson, NOW } from "@/lib/two-factor/test-person";
import { sendDueDeliveries } from "@/lib/webhooks/sending/send-due-deliveries";
import { answers, hangsUp, type ReceiverManner, TestReceiver, takes } from "@/lib/webhooks/test-receiver";
import { allowLoopback, deliveriesOf, plantWebhook, recordFactor } from "@/lib/webhooks/test-webhooks";

allowLoopback();
const receivers: TestReceiver[] = [];
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

it("lets the others rest, untried, and sends them after that", async () => {
  const [dead, failing] = [await makeAwaited(hangsUp), await makeAwaited(answers(500))];
  const { accountId } = (await makePerson()).session;
  for (let events = 0; events < 3; events += 1) await recordFactor(accountId);
  await send(NOW);
  expect([dead.receiver.received.length, failing.receiver.received.length]).toEqual([1, 3]);
  const untried = (await deliveriesOf(dead.id)).filter(({ attempts }) => attempts === 0);
  expect(untried.map(({ dueAt }) => dueAt)).toEqual(Array(2).fill(later(WEBHOOK_REST_SECONDS)));

  dead.receiver.manner = takes;
  await send(later(WEBHOOK_REST_SECONDS));
  expect((await deliveriesOf(dead.id)).every(({ deliveredAt }) => deliveredAt !== null)).toBe(true);
});
