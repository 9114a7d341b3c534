// Proves how events reach webhooks: signed, with their cause or not at all, again until they are taken, and only so long.
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { deleteAccount } from "@/lib/accounts/privacy/delete-account";
import { recordEvent } from "@/lib/audit/record-event";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { WEBHOOK_GIVE_UP_SECONDS, WEBHOOK_RETENTION_SECONDS } from "@/lib/platform/durations";
import { allOrNothing, refused } from "@/lib/platform/result";
import { ownAct } from "@/lib/sign-in/step-up/test-claim";
import { later, makePerson, mustHave, NOW } from "@/lib/two-factor/test-person";
import { sendAgain, sendTest } from "@/lib/webhooks/manage/deliveries";
import { sweepWebhooks } from "@/lib/webhooks/sending/delivery-store";
import { sendDueDeliveries } from "@/lib/webhooks/sending/send-due-deliveries";
import { answers, hangsUp, type ReceiverManner, TestReceiver, takes } from "@/lib/webhooks/test-receiver";
import { isSignedWith } from "@/lib/webhooks/test-signature";
import { allowLoopback, deliveriesOf, plantWebhook, recordFactor } from "@/lib/webhooks/test-webhooks";

allowLoopback();
const receiver = await new TestReceiver().start();
afterAll(() => receiver.stop());
const send = (now: Date = NOW) => sendDueDeliveries(() => now);

beforeEach(async () => {
  await database().webhook.deleteMany();
  receiver.received.length = 0;
  receiver.manner = takes;
});

/** A webhook with one event on its way. */
async function oneOnItsWay() {
  const webhook = await plantWebhook(receiver.url());
  const { session } = await makePerson();
  await recordFactor(session.accountId);
  const [{ id } = { id: "" }] = await deliveriesOf(webhook.id);
  return { ...webhook, accountId: session.accountId, session, messageId: id };
}

const theRow = async (webhookId: string) => (await deliveriesOf(webhookId))[0];

it("delivers an event, signed after the specification, with the account's id and no address of mail (R57)", async () => {
  const { id, secret, accountId, messageId } = await oneOnItsWay();
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

describe("what is not taken", () => {
  const FAILING: [string, ReceiverManner, string, number | null][] = [
    ["an answer of 500", answers(500), "refused", 500],
    ["a redirect", answers(307, "", { location: "http://10.0.0.1/" }), "redirected", 307],
    ["a connection that is cut", hangsUp, "unreached", null],
  ];

  it.each(FAILING)(
    "%s: comes again under the same id, later and later",
    async (_what, manner, failure, status) => {
      const { id, messageId } = await oneOnItsWay();
      receiver.manner = manner;
      const waits: number[] = [];
      let now = NOW;
      for (let tries = 1; tries <= 4; tries += 1) {
        await send(now);
        const row = await theRow(id);
        expect(row).toMatchObject({ failure, status, attempts: tries, deliveredAt: null });
        const due = row?.dueAt ?? NOW;
        waits.push((due.getTime() - now.getTime()) / 1000);
        now = due;
      }
      for (const [tries, wait] of waits.entries()) {
        expect(wait).toBeGreaterThanOrEqual(5 * 2 ** tries);
        expect(wait).toBeLessThanOrEqual(1.25 * 5 * 2 ** tries);
      }
      receiver.manner = takes;
      await send(now);
      expect(await theRow(id)).toMatchObject({ deliveredAt: now, failure: null, attempts: 5 });
      expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"]))).toEqual(
        new Set([messageId]),
      );
      expect(new Set(receiver.received.map(({ headers }) => headers["webhook-timestamp"])).size).toBe(5);
    },
  );

  it("is given up after days, or at once where the receiver is gone (410), and can be sent again", async () => {
    const { id, messageId } = await oneOnItsWay();
    receiver.manner = answers(500);
    await send(later(WEBHOOK_GIVE_UP_SECONDS + 1));
    expect(await theRow(id)).toMatchObject({ dueAt: null, failure: "refused" });
    await send(later(2 * WEBHOOK_GIVE_UP_SECONDS));
    expect(receiver.received).toHaveLength(1);
    mustHave(await sendAgain(id, messageId, NOW));
    receiver.manner = answers(410);
    await send();
    expect(await theRow(id)).toMatchObject({ dueAt: null, failure: "gone", status: 410 });
    const again = await Promise.all(Array.from({ length: 5 }, () => sendAgain(id, messageId, NOW)));
    expect(again.filter(({ ok }) => ok)).toHaveLength(1);
    receiver.manner = takes;
    await send();
    expect(receiver.received).toHaveLength(3);
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  });
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

it("is delivered once by ten senders at once", async () => {
  const { id } = await plantWebhook(receiver.url());
  const { accountId } = (await makePerson()).session;
  for (let index = 0; index < 12; index += 1) await recordFactor(accountId);
  await Promise.all(Array.from({ length: 10 }, () => send()));
  expect(receiver.received).toHaveLength(12);
  expect((await deliveriesOf(id)).every(({ attempts }) => attempts === 1)).toBe(true);
});

describe("a slow receiver", () => {
  const SLOW_MS = 1000;

  it("gets one delivery at a time", async () => {
    await plantWebhook(receiver.url());
    const { accountId } = (await makePerson()).session;
    for (let index = 0; index < 6; index += 1) await recordFactor(accountId);
    const seen = { now: 0, most: 0 };
    receiver.manner = (answer) => {
      seen.now += 1;
      seen.most = Math.max(seen.most, seen.now);
      setTimeout(() => {
        seen.now -= 1;
        answer.writeHead(204).end();
      }, 50);
    };
    await send();
    expect([receiver.received.length, seen.most]).toEqual([6, 1]);
  });

  it.each([204, 500])(
    "that answers %s holds up no other, not what is queued meanwhile either",
    async (status) => {
      const other = await new TestReceiver().start();
      await plantWebhook(receiver.url(), ["authenticators"]);
      await plantWebhook(other.url(), ["locks"]);
      receiver.manner = (answer) => setTimeout(() => answer.writeHead(status).end(), SLOW_MS);
      const { accountId } = (await makePerson()).session;
      const recordLock = () => {
        const entry = { event: "second-factor.locked", result: "failure", actorId: accountId } as const;
        return transaction((tx) => recordEvent(tx, entry, TRACE, later(1)));
      };
      for (let index = 0; index < 8; index += 1) await recordFactor(accountId);
      await recordLock();
      let isOver = false;
      const sending = sendDueDeliveries(
        () => later(1),
        () => isOver,
      );
      while (other.received.length < 1) await wait(10);
      await recordLock();
      while (other.received.length < 2) await wait(10);
      expect(receiver.received.length, "the slow one has hardly begun").toBeLessThan(4);
      isOver = true;
      await sending;
      await other.stop();
    },
  );
});

it("keeps neither address, secret nor body in clear", async () => {
  const { id, secret, accountId } = await oneOnItsWay();
  const rows = [await database().webhook.findUniqueOrThrow({ where: { id } }), await deliveriesOf(id)];
  const columns = JSON.stringify(rows).replaceAll(`"accountId":"${accountId}"`, "");
  for (const secretText of [secret, secret.slice(6), "secret-of-the-path", accountId, TRACE.address])
    expect(columns).not.toContain(secretText);
});

it("goes with the account that it is about, delivered or not (R114)", async () => {
  const { id, session } = await oneOnItsWay();
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
  const { id } = await oneOnItsWay();
  const old = later(WEBHOOK_RETENTION_SECONDS + 1);
  await sweepWebhooks(old);
  expect(await deliveriesOf(id)).toHaveLength(1);
  await send();
  await sweepWebhooks(later(-2, old));
  expect(await deliveriesOf(id)).toHaveLength(1);
  await sweepWebhooks(old);
  expect(await deliveriesOf(id)).toEqual([]);
});
