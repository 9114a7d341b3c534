// Proves that a mail that waits survives the exchange of keys (R32).
import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { contentPlace, queueMail } from "@/lib/mail/queue-mail";
import { resealMails } from "@/lib/mail/reseal-mails";
import { queuedMails } from "@/lib/mail/test-mails";
import { database, transaction } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { isSealedWithOldKey, open, seal } from "@/lib/platform/secret-box";

const oldKey = new Uint8Array(randomBytes(32));
const oldRing = { current: { id: "k1", key: oldKey }, byId: new Map([["k1", oldKey]]) };

// Before anything asks for the settings: a new key writes, the old one still reads.
process.env.ENCRYPTION_KEYS = `k2:${randomBytes(32).toString("base64")},k1:${Buffer.from(oldKey).toString("base64")}`;

it("seals what waits anew, once, and leaves what it says", async () => {
  const values = { link: "http://localhost:3000/reset-password#token" };
  const mail = { idempotencyKey: "cause", to: "person@example.test", locale: "en" } as const;
  await transaction((tx) => queueMail(tx, { ...mail, kind: "reset-password", values }, new Date()));
  const keys = settings().encryptionKeys;
  const { id, sealedContent } = await database().mailMessage.findFirstOrThrow();
  const content = await open(sealedContent ?? "", contentPlace(id), keys);
  const data = { sealedContent: await seal(content, contentPlace(id), oldRing) };
  await database().mailMessage.update({ where: { id }, data });

  expect(await resealMails()).toBe(1);
  expect(await resealMails()).toBe(0);
  const after = await database().mailMessage.findFirstOrThrow();
  expect(isSealedWithOldKey(after.sealedContent ?? "", keys)).toBe(false);
  expect(await queuedMails(mail.to)).toMatchObject([{ ...mail, values }]);
});
