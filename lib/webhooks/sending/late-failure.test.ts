// Proves that a try which fails late brings nothing back: what was called off or delivered meanwhile stays so.
import { beforeEach, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/random-token";
import { later, makePerson, NOW } from "@/lib/two-factor/test-person";
import { callOffDeliveries } from "@/lib/webhooks/manage/webhook-store";
import { queueWebhooks } from "@/lib/webhooks/queue-webhooks";
import { claimDueDelivery, markDelivered, noteFailedTry } from "@/lib/webhooks/sending/delivery-store";
import { allowLoopback, deliveriesOf, plantWebhook, recordFactor } from "@/lib/webhooks/test-webhooks";

allowLoopback();

let id: string;
beforeEach(async () => {
  await database().webhook.deleteMany();
  ({ id } = await plantWebhook("http://127.0.0.1:9/hook"));
});

async function claim() {
  await recordFactor((await makePerson()).session.accountId);
  const claimed = await claimDueDelivery(NOW, []);
  if (!claimed) throw new Error("nothing is due");
  return claimed;
}
const fail = (claimed: Awaited<ReturnType<typeof claim>>) =>
  noteFailedTry(claimed, { failure: "unreached", status: null, isFinal: false }, later(5));

it("is tried again where nothing came between", async () => {
  await fail(await claim());
  const [row] = await deliveriesOf(id);
  expect(row).toMatchObject({ failure: "unreached", deliveredAt: null });
  expect(row?.dueAt?.getTime()).toBeGreaterThan(later(5).getTime());
});

it("stays called off where its webhook was switched off meanwhile", async () => {
  const claimed = await claim();
  await transaction((tx) => callOffDeliveries(tx, id));
  await fail(claimed);
  expect(await deliveriesOf(id)).toMatchObject([{ dueAt: null, failure: "called-off" }]);
});

it("stays delivered where another sender was faster", async () => {
  const claimed = await claim();
  await markDelivered(claimed.id, 204, later(1));
  await fail(claimed);
  expect(await deliveriesOf(id)).toMatchObject([{ dueAt: null, failure: null, deliveredAt: later(1) }]);
});

it("is queued for no account that is gone (R114)", async () => {
  const told = { event: "authenticator.added", result: "success", actorId: newId() } as const;
  await transaction((tx) => queueWebhooks(tx, told, TRACE, NOW));
  expect(await deliveriesOf(id)).toEqual([]);
});
