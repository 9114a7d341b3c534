// Proves that each change of a webhook is written down and counts from the next event on.
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "@/lib/platform/db";
import { WEBHOOK_OLD_SECRET_SECONDS } from "@/lib/platform/durations";
import { later, makePerson, mustHave, NOW } from "@/lib/two-factor/test-person";
import { ATTEMPT_HOOK_ID } from "@/lib/webhooks/attempts/attempt-hook-store";
import {
  changeFailsOpen,
  changeGroups,
  removeWebhook,
  rotateSecret,
  switchWebhook,
} from "@/lib/webhooks/manage/change-webhook";
import { sendAgain, sendTest } from "@/lib/webhooks/manage/deliveries";
import { findWebhook } from "@/lib/webhooks/manage/webhook-store";
import { sweepWebhooks } from "@/lib/webhooks/sending/delivery-store";
import { sendDueDeliveries } from "@/lib/webhooks/sending/send-due-deliveries";
import { freshReceiver } from "@/lib/webhooks/test-fresh-receiver";
import { isSignedWith } from "@/lib/webhooks/test-signature";
import {
  allowLoopback,
  deliveriesOf,
  plantWebhook,
  recordFactor,
  theAdminsPermit,
} from "@/lib/webhooks/test-webhooks";

allowLoopback();
const receiver = await freshReceiver();
beforeEach(async () => {
  await database().webhook.deleteMany();
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
    mustHave(await changeGroups(await theAdminsPermit(), id, ["locks", "authenticators"]));
    await recordFactor(accountId);
    expect(await deliveriesOf(id)).toHaveLength(1);
    expect(await reasons()).toEqual([["webhook.changed", "events"]]);
    const same = await changeGroups(await theAdminsPermit(), id, ["authenticators", "locks"]);
    expect(same).toMatchObject({ error: "webhook-unchanged" });
  });

  it("of the secret lets both sign for a day, and then the new one alone", async () => {
    const { id, secret } = await plantWebhook(receiver.url());
    const { accountId } = (await makePerson()).session;
    const fresh = mustHave(await rotateSecret(await theAdminsPermit(), id));
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
    mustHave(await switchWebhook(await theAdminsPermit(), id, false));
    await recordFactor(accountId);
    await sendDueDeliveries(() => NOW);
    expect(receiver.received).toEqual([]);
    const [row] = await deliveriesOf(id);
    expect(row).toMatchObject({ dueAt: null, failure: "called-off" });
    expect(await sendTest(id, NOW)).toMatchObject({ error: "webhook-off" });
    expect(await sendAgain(id, row?.id ?? "", NOW)).toMatchObject({ error: "webhook-off" });
    mustHave(await switchWebhook(await theAdminsPermit(), id, true));
    mustHave(await sendAgain(id, row?.id ?? "", NOW));
    await sendDueDeliveries(() => NOW);
    expect(receiver.received).toHaveLength(1);
  });

  it("to gone removes its deliveries as well", async () => {
    const { id } = await plantWebhook(receiver.url());
    await recordFactor((await makePerson()).session.accountId);
    mustHave(await removeWebhook(await theAdminsPermit(), id));
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
      expect(await change(await theAdminsPermit(), "nowhere")).toMatchObject({ error: "webhook-missing" });
    expect(await changeFailsOpen(await theAdminsPermit(), id, true)).toMatchObject({
      error: "webhook-missing",
    });
    expect(await sendTest(ATTEMPT_HOOK_ID, NOW)).toMatchObject({ error: "webhook-missing" });
  });
});
