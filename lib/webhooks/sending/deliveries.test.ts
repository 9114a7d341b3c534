// Proves which events reach webhooks, signed, with their cause or not at all, and how long they are kept.
import { beforeEach, expect, it } from "vitest";
import { deleteAccount } from "@/lib/accounts/privacy/delete-account";
import { recordEvent } from "@/lib/audit/record-event";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { WEBHOOK_GIVE_UP_SECONDS, WEBHOOK_RETENTION_SECONDS } from "@/lib/platform/durations";
import { allOrNothing, refused } from "@/lib/platform/result";
import { ownAct } from "@/lib/sign-in/step-up/test-claim";
import { later, makePerson, mustHave, NOW } from "@/lib/two-factor/test-person";
import { sendTest } from "@/lib/webhooks/manage/deliveries";
import { sweepWebhooks } from "@/lib/webhooks/sending/delivery-store";
import { sendDueDeliveries } from "@/lib/webhooks/sending/send-due-deliveries";
import { oneOnItsWay, send, theRow } from "@/lib/webhooks/sending/test-deliveries";
import { freshReceiver } from "@/lib/webhooks/test-fresh-receiver";
import { isSignedWith } from "@/lib/webhooks/test-signature";
import { allowLoopback, deliveriesOf, plantWebhook, recordFactor } from "@/lib/webhooks/test-webhooks";

allowLoopback();
const receiver = await freshReceiver();

beforeEach(async () => {
  await database().webhook.deleteMany();
});

it("delivers an event, signed after the specification, with the account's id and no address of mail (R57)", async () => {
  const { id, secret, accountId, messageId } = await oneOnItsWay(receiver.url());
  await send();
  const [post] = receiver.received;
  if (!post) throw new Error("nothing came");
  expect(await isSignedWith(secret, post)).toBe(true);
  expect(await isSignedWith(secret, { ...post, body: post.body.replace("success", "failure") })).toBe(false);
  expect(post.headers).toMatchObject({
    "webhook-id": messageId,
    "webhook-timestamp": String(NOW.getTime() / 1000),
  });
  expect(JSON.parse(post.body)).toEqual({
    type: "authenticator.added",
    timestamp: NOW.toISOString(),
    data: {
      accountId,
      event: "authenticator.added",
      result: "success",
      factor: "authenticator",
      reason: null,
      by: "owner",
      network: TRACE.address,
    },
  });
  expect(await theRow(id)).toMatchObject({ deliveredAt: NOW, dueAt: null, status: 204, attempts: 1 });
  await send(later(WEBHOOK_GIVE_UP_SECONDS));
  expect(receiver.received).toHaveLength(1);
});

it("queues nothing of what is rolled back", async () => {
  const { id } = await plantWebhook(receiver.url());
  const { accountId } = (await makePerson()).session;
  const entry = { event: "authenticator.added", result: "success", actorId: accountId } as const;
  await allOrNothing(async (tx) => {
    await recordEvent(tx, entry, TRACE, NOW);
    return refused("step-up-required");
  });
  expect(await deliveriesOf(id)).toEqual([]);
});

it("tells each webhook of the groups that it asks for, and none that is off", async () => {
  const locks = await plantWebhook(receiver.url(), ["locks"]);
  const factors = await plantWebhook(receiver.url("127.0.0.2"), ["authenticators"]);
  await database().webhook.update({ where: { id: factors.id }, data: { disabledAt: NOW } });
  await recordFactor((await makePerson()).session.accountId);
  expect([await deliveriesOf(locks.id), await deliveriesOf(factors.id)]).toEqual([[], []]);
});

it("goes to nobody where a name that was fine when it was added leads inside now (R57)", async () => {
  const { id } = await plantWebhook(receiver.url("localhost"));
  await recordFactor((await makePerson()).session.accountId);
  await sendDueDeliveries(
    () => NOW,
    undefined,
    async () => ["192.168.1.1"],
  );
  expect(receiver.received).toEqual([]);
  expect(await theRow(id)).toMatchObject({ failure: "address-refused", status: null });
});

it("keeps neither address, secret nor body in clear", async () => {
  const { id, secret, accountId } = await oneOnItsWay(receiver.url());
  const rows = [await database().webhook.findUniqueOrThrow({ where: { id } }), await deliveriesOf(id)];
  const columns = JSON.stringify(rows).replaceAll(`"accountId":"${accountId}"`, "");
  for (const secretText of [secret, secret.slice(6), "secret-of-the-path", accountId, TRACE.address])
    expect(columns).not.toContain(secretText);
});

it("goes with the account that it is about, delivered or not (R114)", async () => {
  const { id, session } = await oneOnItsWay(receiver.url());
  mustHave(await deleteAccount(await ownAct(session, "delete-account")));
  expect(await deliveriesOf(id)).toEqual([]);
});

it("sends a test, which is about nobody", async () => {
  const { id, secret } = await plantWebhook(receiver.url());
  mustHave(await sendTest(id, NOW));
  await send();
  const [post] = receiver.received;
  expect(JSON.parse(post?.body ?? "")).toEqual({
    type: "webhook.test",
    timestamp: NOW.toISOString(),
    data: {},
  });
  expect(post && (await isSignedWith(secret, post))).toBe(true);
});

it("is forgotten after a week, and never while it waits (R115)", async () => {
  const { id } = await oneOnItsWay(receiver.url());
  const old = later(WEBHOOK_RETENTION_SECONDS + 1);
  await sweepWebhooks(old);
  expect(await deliveriesOf(id)).toHaveLength(1);
  await send();
  await sweepWebhooks(later(-2, old));
  expect(await deliveriesOf(id)).toHaveLength(1);
  await sweepWebhooks(old);
  expect(await deliveriesOf(id)).toEqual([]);
});
