// Proves that a process killed between a receiver's taking a message and our note loses nothing, and repeats its id.
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { startChild } from "@/lib/mail/test-child";
import { database } from "@/lib/platform/db";
import { makePerson, NOW } from "@/lib/two-factor/test-person";
import { sendDueDeliveries } from "@/lib/webhooks/sending/send-due-deliveries";
import { freshReceiver } from "@/lib/webhooks/test-fresh-receiver";
import { silent, takes } from "@/lib/webhooks/test-receiver";
import { isSignedWith } from "@/lib/webhooks/test-signature";
import { allowLoopback, plantWebhook, recordFactor } from "@/lib/webhooks/test-webhooks";

allowLoopback();
const receiver = await freshReceiver();

it("delivers again, under the same id, once the claim of the dead has run out", async () => {
  const { secret } = await plantWebhook(receiver.url());
  const { session } = await makePerson();
  await recordFactor(session.accountId);
  receiver.manner = silent;
  const child = await startChild("webhook-child", [NOW.toISOString()], {}, "webhooks/sending");
  while (receiver.received.length === 0) await setTimeout(10);
  child.kill("SIGKILL");
  await once(child, "close");

  receiver.manner = takes;
  await sendDueDeliveries(() => NOW);
  expect(receiver.received, "the claim still stands").toHaveLength(1);
  const { dueAt } = await database().webhookDelivery.findFirstOrThrow();
  await sendDueDeliveries(() => dueAt ?? NOW);
  const [first, second] = receiver.received;
  if (!first || !second) throw new Error("not delivered twice");
  expect(second.headers["webhook-id"]).toBe(first.headers["webhook-id"]);
  expect(second.body).toBe(first.body);
  expect(second.headers["webhook-timestamp"]).not.toBe(first.headers["webhook-timestamp"]);
  expect([await isSignedWith(secret, first), await isSignedWith(secret, second)]).toEqual([true, true]);
  expect(await database().webhookDelivery.findFirstOrThrow()).toMatchObject({ dueAt: null, status: 204 });
});
