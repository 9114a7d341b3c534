// Proves that webhooks survive the exchange of keys (R32).
import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { isSealedWithOldKey, seal } from "@/lib/platform/secret-box";
import { makePerson, mustHave, NOW } from "@/lib/two-factor/test-person";
import { rotateSecret } from "@/lib/webhooks/manage/change-webhook";
import { resealWebhooks } from "@/lib/webhooks/reseal-webhooks";
import {
  bodyPlace,
  openTarget,
  openText,
  sealText,
  secretPlace,
  urlPlace,
} from "@/lib/webhooks/sealed-webhook";
import { allowLoopback, plantWebhook, recordFactor, theAdminsPermit } from "@/lib/webhooks/test-webhooks";

allowLoopback();
const oldKey = new Uint8Array(randomBytes(32));
const oldRing = { current: { id: "k1", key: oldKey }, byId: new Map([["k1", oldKey]]) };
// Before anything asks for the settings: a new key writes, the old one still reads.
process.env.ENCRYPTION_KEYS = `k2:${randomBytes(32).toString("base64")},k1:${Buffer.from(oldKey).toString("base64")}`;

const aged = (text: string, place: ReturnType<typeof urlPlace>) =>
  seal(new TextEncoder().encode(text), place, oldRing);

it("seals address, both secrets and body anew, once, and leaves what they say", async () => {
  const url = "http://127.0.0.1:9/hook";
  const { id, secret } = await plantWebhook(url);
  const fresh = mustHave(await rotateSecret(await theAdminsPermit(), id));
  await recordFactor((await makePerson()).session.accountId);
  const delivery = await database().webhookDelivery.findFirstOrThrow();
  const body = await openText(delivery.sealedBody, bodyPlace(delivery.id));
  const data = {
    sealedUrl: await aged(url, urlPlace(id)),
    sealedSecret: await aged(fresh, secretPlace(id)),
    sealedOldSecret: await aged(secret, secretPlace(id)),
  };
  await database().webhook.update({ where: { id }, data });
  const sealedBody = await aged(body, bodyPlace(delivery.id));
  await database().webhookDelivery.update({ where: { id: delivery.id }, data: { sealedBody } });

  expect(await resealWebhooks()).toBe(4);
  expect(await resealWebhooks()).toBe(0);
  const row = await database().webhook.findUniqueOrThrow({ where: { id } });
  expect(await openTarget(row, NOW)).toEqual({ url: new URL(url), secrets: [fresh, secret] });
  const after = await database().webhookDelivery.findFirstOrThrow();
  expect(await openText(after.sealedBody, bodyPlace(after.id))).toBe(body);
  const sealed = [row.sealedUrl, row.sealedSecret, row.sealedOldSecret ?? "", after.sealedBody];
  expect(sealed.some((text) => isSealedWithOldKey(text, settings().encryptionKeys))).toBe(false);
});

it("leaves a secret alone that somebody replaced while it was being sealed anew", async () => {
  const { id, secret } = await plantWebhook("http://127.0.0.1:9/hook");
  const where = { id };
  await database().webhook.update({
    where,
    data: { sealedSecret: await aged(secret, secretPlace(id)), sealedOldSecret: null },
  });
  const fresh = await sealText("whsec_fresh", secretPlace(id));
  const resealing = resealWebhooks();
  // Comes after the read and before the write, which has to seal first.
  await database().webhook.update({ where, data: { sealedSecret: fresh } });
  await resealing;
  const row = await database().webhook.findUniqueOrThrow({ where });
  expect((await openTarget(row, NOW)).secrets).toEqual(["whsec_fresh"]);
});
