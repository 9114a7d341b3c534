// Proves that a mail that waits survives the exchange of keys (R32).
import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { resealMails } from "@/lib/mail/reseal-mails";
import { contentPlace } from "@/lib/mail/sealed-content";
import { queuedMails } from "@/lib/mail/test-mails";
import { queueTestMail, testMail } from "@/lib/mail/test-queue";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { isSealedWithOldKey, open, seal } from "@/lib/platform/secret-box";

const oldKey = new Uint8Array(randomBytes(32));
const oldRing = { current: { id: "k1", key: oldKey }, byId: new Map([["k1", oldKey]]) };

// Before anything asks for the settings: a new key writes, the old one still reads.
process.env.ENCRYPTION_KEYS = `k2:${randomBytes(32).toString("base64")},k1:${Buffer.from(oldKey).toString("base64")}`;

/** Puts what a mail says back under the old key, as what waited before the exchange. */
async function age(id: string, place = contentPlace(id)): Promise<void> {
  const { sealedContent } = await database().mailMessage.findUniqueOrThrow({ where: { id } });
  const content = await open(sealedContent ?? "", contentPlace(id), settings().encryptionKeys);
  const data = { sealedContent: await seal(content, place, oldRing) };
  await database().mailMessage.update({ where: { id }, data });
}

it("seals what waits anew, once, leaves what it says, and goes on past what does not open", async () => {
  const mail = testMail();
  await queueTestMail(new Date(), { to: "broken@example.test" });
  const broken = await database().mailMessage.findFirstOrThrow();
  await age(broken.id, contentPlace("another"));
  await queueTestMail(new Date(), mail);
  const where = { idempotencyKey: mail.idempotencyKey };
  const { id } = await database().mailMessage.findUniqueOrThrow({ where });
  await age(id);

  expect(await resealMails()).toBe(1);
  expect(await resealMails()).toBe(0);
  const after = await database().mailMessage.findUniqueOrThrow({ where });
  expect(isSealedWithOldKey(after.sealedContent ?? "", settings().encryptionKeys)).toBe(false);
  await database().mailMessage.delete({ where: { id: broken.id } });
  const { kind, to, values } = mail;
  expect(await queuedMails(to)).toMatchObject([{ kind, to, values }]);
});
