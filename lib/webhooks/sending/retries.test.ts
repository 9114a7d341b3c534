// Proves that a delivery comes again until it is taken or given up, once by however many senders, and that a slow receiver holds up no other.
import { setTimeout as wait } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { recordEvent } from "@/lib/audit/record-event";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { WEBHOOK_GIVE_UP_SECONDS } from "@/lib/platform/durations";
import { later, makePerson, mustHave, NOW } from "@/lib/two-factor/test-person";
import { sendAgain } from "@/lib/webhooks/manage/deliveries";
import { sendDueDeliveries } from "@/lib/webhooks/sending/send-due-deliveries";
import { oneOnItsWay, send, theRow } from "@/lib/webhooks/sending/test-deliveries";
import { freshReceiver } from "@/lib/webhooks/test-fresh-receiver";
import { answers, hangsUp, type ReceiverManner, TestReceiver, takes } from "@/lib/webhooks/test-receiver";
import { allowLoopback, deliveriesOf, plantWebhook, recordFactor } from "@/lib/webhooks/test-webhooks";

allowLoopback();
const receiver = await freshReceiver();

beforeEach(async () => {
  await database().webhook.deleteMany();
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
      const { id, messageId } = await oneOnItsWay(receiver.url());
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
    const { id, messageId } = await oneOnItsWay(receiver.url());
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
