// Proves what administrators may do to webhooks: each act once for its grant, written down, told to the others, and effective.
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { makeAdmin, permitOn } from "@/lib/admin/person/test-admin";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails } from "@/lib/mail/test-mails";
import { database } from "@/lib/platform/db";
import { WEBHOOK_OLD_SECRET_SECONDS } from "@/lib/platform/durations";
import { WEBHOOKS_MOST } from "@/lib/platform/limits";
import { later, makePerson, mustHave, NOW } from "@/lib/two-factor/test-person";
import { ATTEMPT_HOOK_ID } from "@/lib/webhooks/attempts/attempt-hook-store";
import { currentAttemptHook } from "@/lib/webhooks/attempts/current-attempt-hook";
import { addAttemptHook, addWebhook } from "@/lib/webhooks/manage/add-webhook";
import {
  changeFailsOpen,
  changeGroups,
  removeWebhook,
  rotateSecret,
  switchWebhook,
} from "@/lib/webhooks/manage/change-webhook";
import { sendAgain, sendTest } from "@/lib/webhooks/manage/deliveries";
import { findWebhook, listWebhooks } from "@/lib/webhooks/manage/webhook-store";
import { sweepWebhooks } from "@/lib/webhooks/sending/delivery-store";
import { sendDueDeliveries } from "@/lib/webhooks/sending/send-due-deliveries";
import { TestReceiver } from "@/lib/webhooks/test-receiver";
import { isSignedWith } from "@/lib/webhooks/test-signature";
import {
  allowLoopback,
  deliveriesOf,
  plantAttemptHook,
  plantWebhook,
  recordFactor,
  theAdmin,
  webhookPermit,
} from "@/lib/webhooks/test-webhooks";

allowLoopback();
const receiver = await new TestReceiver().start();
afterAll(() => receiver.stop());
beforeEach(async () => {
  await database().webhook.deleteMany();
  receiver.received.length = 0;
});

const permit = async (now?: Date) => webhookPermit(await theAdmin(), now);
const NEW = { url: "https://hooks.example.org/in?key=1", groups: ["locks"] } as const;
const input = { ...NEW, groups: [...NEW.groups] };
const isPublic = async () => ["93.184.215.14"];

describe("adding", () => {
  it("gives a secret once, writes it down, and tells the other administrators alone (R74)", async () => {
    const { accountId } = await theAdmin();
    const other = await makeAdmin();
    const data = { emailConfirmedAt: NOW };
    await database().account.updateMany({ where: { id: { in: [accountId, other.accountId] } }, data });
    const secret = mustHave(await addWebhook(await permit(), input, isPublic));
    expect(Buffer.from(secret.replace("whsec_", ""), "base64")).toHaveLength(32);
    expect(await listWebhooks()).toMatchObject([
      { origin: "https://hooks.example.org", groups: ["locks"], isAsked: false, disabledAt: null },
    ]);
    expect(await database().auditRow.findFirst({ where: { event: "webhook.added" } })).toMatchObject({
      actorId: accountId,
      result: "success",
      requestId: TRACE.requestId,
    });
    const notices = await database().notice.findMany({ where: { kind: "admin-webhook-added" } });
    expect(notices).toMatchObject([{ accountId: other.accountId, about: "https://hooks.example.org" }]);
    expect((await queuedMails(other.email)).map(({ values }) => values)).toMatchObject([
      { notice: "admin-webhook-added", about: "https://hooks.example.org" },
    ]);
    await database().account.update({ where: { id: other.accountId }, data: { role: "member" } });
  });

  it("needs a grant for this very act, and one is good for one (R68)", async () => {
    const admin = await theAdmin();
    const wrong = await permitOn(admin, "", "change-policy");
    expect(await addWebhook(wrong, input, isPublic)).toMatchObject({ error: "step-up-required" });
    const right = await permit();
    const results = await Promise.all(Array.from({ length: 10 }, () => addWebhook(right, input, isPublic)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await listWebhooks()).toHaveLength(1);
  });

  it.each([
    ["http://hooks.example.org/", isPublic, "webhook-url-malformed"],
    ["https://hooks.example.org/", async () => ["10.0.0.1"], "webhook-address-refused"],
    [
      "https://hooks.example.org/",
      async () => ["93.184.215.14", "::ffff:10.0.0.1"],
      "webhook-address-refused",
    ],
    ["https://192.168.1.1/", isPublic, "webhook-address-refused"],
    ["https://hooks.example.org/", async () => [], "webhook-unresolved"],
  ] as const)("refuses %s, and keeps the grant (R57)", async (url, resolver, error) => {
    const act = await permit();
    const resolves = async () => [...(await resolver())];
    expect(await addWebhook(act, { ...input, url }, resolves)).toMatchObject({ error });
    expect(await addAttemptHook(act, { url, failsOpen: false }, resolves)).toMatchObject({ error });
    expect((await addWebhook(act, input, isPublic)).ok).toBe(true);
  });

  it("ends where there are as many as there can be", async () => {
    for (let count = 0; count < WEBHOOKS_MOST; count += 1)
      mustHave(await addWebhook(await permit(), input, isPublic));
    expect(await addWebhook(await permit(), input, isPublic)).toMatchObject({ error: "webhooks-used-up" });
  });
});

describe("changing", () => {
  const reasons = async () => {
    const where = { event: { in: ["webhook.changed", "webhook.removed"] } };
    const rows = await database().auditRow.findMany({ where, orderBy: { id: "desc" }, take: 1 });
    return rows.map(({ event, reason }) => [event, reason]);
  };

  it("of the events counts from the next one on", async () => {
    const { id } = await plantWebhook(receiver.url(), ["locks"]);
    const { accountId } = (await makePerson()).session;
    await recordFactor(accountId);
    mustHave(await changeGroups(await permit(), id, ["locks", "authenticators"]));
    await recordFactor(accountId);
    expect(await deliveriesOf(id)).toHaveLength(1);
    expect(await reasons()).toEqual([["webhook.changed", "events"]]);
    const same = await changeGroups(await permit(), id, ["authenticators", "locks"]);
    expect(same).toMatchObject({ error: "webhook-unchanged" });
  });

  it("of the secret lets both sign for a day, and then the new one alone", async () => {
    const { id, secret } = await plantWebhook(receiver.url());
    const { accountId } = (await makePerson()).session;
    const fresh = mustHave(await rotateSecret(await permit(), id));
    expect(fresh).not.toBe(secret);
    const signedAt = async (now: Date) => {
      await recordFactor(accountId, now);
      await sendDueDeliveries(() => now);
      const post = receiver.received.at(-1);
      if (!post) throw new Error("nothing came");
      return [await isSignedWith(secret, post), await isSignedWith(fresh, post)];
    };
    expect(await signedAt(later(WEBHOOK_OLD_SECRET_SECONDS - 1))).toEqual([true, true]);
    const over = later(WEBHOOK_OLD_SECRET_SECONDS);
    expect(await signedAt(over)).toEqual([false, true]);
    await sweepWebhooks(over);
    expect(await database().webhook.findFirst()).toMatchObject({
      sealedOldSecret: null,
      oldSecretUntil: null,
    });
    expect(await signedAt(over)).toEqual([false, true]);
  });

  it("to off calls off what waits, tells of nothing, and sends nothing by hand", async () => {
    const { id } = await plantWebhook(receiver.url());
    const { accountId } = (await makePerson()).session;
    await recordFactor(accountId);
    mustHave(await switchWebhook(await permit(), id, false));
    await recordFactor(accountId);
    await sendDueDeliveries(() => NOW);
    expect(receiver.received).toEqual([]);
    const [row] = await deliveriesOf(id);
    expect(row).toMatchObject({ dueAt: null, failure: "called-off" });
    expect(await sendTest(id, NOW)).toMatchObject({ error: "webhook-off" });
    expect(await sendAgain(id, row?.id ?? "", NOW)).toMatchObject({ error: "webhook-off" });
    mustHave(await switchWebhook(await permit(), id, true));
    mustHave(await sendAgain(id, row?.id ?? "", NOW));
    await sendDueDeliveries(() => NOW);
    expect(receiver.received).toHaveLength(1);
  });

  it("to gone removes its deliveries as well", async () => {
    const { id } = await plantWebhook(receiver.url());
    await recordFactor((await makePerson()).session.accountId);
    mustHave(await removeWebhook(await permit(), id));
    expect([await findWebhook(id), await deliveriesOf(id)]).toEqual([null, []]);
    expect(await reasons()).toEqual([["webhook.removed", null]]);
  });

  it("of what is not there is refused, and so is another's delivery", async () => {
    const { id } = await plantWebhook(receiver.url());
    const other = await plantWebhook(receiver.url("127.0.0.2"));
    await recordFactor((await makePerson()).session.accountId);
    await sendDueDeliveries(() => NOW);
    const [row] = await deliveriesOf(id);
    expect(await sendAgain(other.id, row?.id ?? "", NOW)).toMatchObject({ error: "webhook-still-waits" });
    for (const change of [removeWebhook, rotateSecret])
      expect(await change(await permit(), "nowhere")).toMatchObject({ error: "webhook-missing" });
    expect(await changeFailsOpen(await permit(), id, true)).toMatchObject({ error: "webhook-missing" });
    expect(await sendTest(ATTEMPT_HOOK_ID, NOW)).toMatchObject({ error: "webhook-missing" });
  });
});

describe("the one that is asked", () => {
  it("is one, and counts in this process at once", async () => {
    expect(await currentAttemptHook(NOW)).toBeNull();
    await plantAttemptHook(receiver.url(), false);
    expect(await currentAttemptHook(NOW)).toMatchObject({ failsOpen: false });
    const second = await addAttemptHook(await permit(), { url: receiver.url(), failsOpen: true });
    expect(second).toMatchObject({ error: "attempt-hook-exists" });
    mustHave(await changeFailsOpen(await permit(), ATTEMPT_HOOK_ID, true));
    expect(await currentAttemptHook(NOW)).toMatchObject({ failsOpen: true });
    mustHave(await switchWebhook(await permit(), ATTEMPT_HOOK_ID, false));
    expect(await currentAttemptHook(NOW)).toBeNull();
    mustHave(await removeWebhook(await permit(), ATTEMPT_HOOK_ID));
    expect(await listWebhooks()).toEqual([]);
  });

  it("is told of no events", async () => {
    await plantAttemptHook(receiver.url(), false);
    await recordFactor((await makePerson()).session.accountId);
    expect(await deliveriesOf(ATTEMPT_HOOK_ID)).toEqual([]);
  });
});
