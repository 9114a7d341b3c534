// Proves how administrators add webhooks, once for a grant, and the one that is asked, of which there is one.
import { beforeEach, describe, expect, it } from "vitest";
import { makeAdmin, permitOn } from "@/lib/admin/person/test-admin";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails } from "@/lib/mail/test-mails";
import { database } from "@/lib/platform/db";
import { WEBHOOKS_MOST } from "@/lib/platform/limits";
import { makePerson, mustHave, NOW } from "@/lib/two-factor/test-person";
import { ATTEMPT_HOOK_ID } from "@/lib/webhooks/attempts/attempt-hook-store";
import { currentAttemptHook } from "@/lib/webhooks/attempts/current-attempt-hook";
import { addAttemptHook, addWebhook } from "@/lib/webhooks/manage/add-webhook";
import { changeFailsOpen, removeWebhook, switchWebhook } from "@/lib/webhooks/manage/change-webhook";
import { listWebhooks } from "@/lib/webhooks/manage/webhook-store";
import { freshReceiver } from "@/lib/webhooks/test-fresh-receiver";
import {
  allowLoopback,
  deliveriesOf,
  plantAttemptHook,
  recordFactor,
  theAdmin,
  theAdminsPermit,
} from "@/lib/webhooks/test-webhooks";

allowLoopback();
const receiver = await freshReceiver();
beforeEach(async () => {
  await database().webhook.deleteMany();
});

const NEW = { url: "https://hooks.example.org/in?key=1", groups: ["locks"] } as const;
const input = { ...NEW, groups: [...NEW.groups] };
const isPublic = async () => ["93.184.215.14"];

describe("adding", () => {
  it("gives a secret once, writes it down, and tells the other administrators alone (R74)", async () => {
    const { accountId } = await theAdmin();
    const other = await makeAdmin();
    const data = { emailConfirmedAt: NOW };
    await database().account.updateMany({ where: { id: { in: [accountId, other.accountId] } }, data });
    const secret = mustHave(await addWebhook(await theAdminsPermit(), input, isPublic));
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
    const right = await theAdminsPermit();
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
    const act = await theAdminsPermit();
    const resolves = async () => [...(await resolver())];
    expect(await addWebhook(act, { ...input, url }, resolves)).toMatchObject({ error });
    expect(await addAttemptHook(act, { url, failsOpen: false }, resolves)).toMatchObject({ error });
    expect((await addWebhook(act, input, isPublic)).ok).toBe(true);
  });

  it("ends where there are as many as there can be", async () => {
    for (let count = 0; count < WEBHOOKS_MOST; count += 1)
      mustHave(await addWebhook(await theAdminsPermit(), input, isPublic));
    expect(await addWebhook(await theAdminsPermit(), input, isPublic)).toMatchObject({
      error: "webhooks-used-up",
    });
  });
});

describe("the one that is asked", () => {
  it("is one, and counts in this process at once", async () => {
    expect(await currentAttemptHook(NOW)).toBeNull();
    await plantAttemptHook(receiver.url(), false);
    expect(await currentAttemptHook(NOW)).toMatchObject({ failsOpen: false });
    const second = await addAttemptHook(await theAdminsPermit(), { url: receiver.url(), failsOpen: true });
    expect(second).toMatchObject({ error: "attempt-hook-exists" });
    mustHave(await changeFailsOpen(await theAdminsPermit(), ATTEMPT_HOOK_ID, true));
    expect(await currentAttemptHook(NOW)).toMatchObject({ failsOpen: true });
    mustHave(await switchWebhook(await theAdminsPermit(), ATTEMPT_HOOK_ID, false));
    expect(await currentAttemptHook(NOW)).toBeNull();
    mustHave(await removeWebhook(await theAdminsPermit(), ATTEMPT_HOOK_ID));
    expect(await listWebhooks()).toEqual([]);
  });

  it("is told of no events", async () => {
    await plantAttemptHook(receiver.url(), false);
    await recordFactor((await makePerson()).session.accountId);
    expect(await deliveriesOf(ATTEMPT_HOOK_ID)).toEqual([]);
  });
});
