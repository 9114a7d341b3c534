// Proves that a sender killed between the mail server's taking a message and our note loses nothing (decision 010).
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { sendDueMails } from "@/lib/mail/send-due-mails";
import { startChild } from "@/lib/mail/test-child";
import { queueTestMail } from "@/lib/mail/test-queue";
import { TestSmtp } from "@/lib/mail/test-smtp";
import { database } from "@/lib/platform/db";

const smtp = new TestSmtp();
await smtp.start();
// Before anything asks for the settings.
process.env.SMTP_URL = smtp.url;
afterAll(() => smtp.stop());

const NOW = new Date("2031-05-06T07:08:10.000Z");
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await setTimeout(10);
}

it("sends the message again, under the same Message-ID, once the claim of the dead has run out", async () => {
  await queueTestMail(NOW);
  smtp.manner = "takes and never answers";
  const child = await startChild("sender-child", [NOW.toISOString()]);
  await until(() => smtp.received.length === 1);
  child.kill("SIGKILL");
  await once(child, "close");

  smtp.manner = "takes";
  await sendDueMails(() => NOW);
  expect(smtp.received, "the claim still stands").toHaveLength(1);
  const { dueAt } = await database().mailMessage.findFirstOrThrow();
  await sendDueMails(() => dueAt ?? NOW);
  expect(smtp.received).toHaveLength(2);
  expect(new Set(smtp.received.map((received) => received.mail.messageId)).size).toBe(1);
  expect(await database().mailMessage.findFirst()).toMatchObject({ dueAt: null, sealedContent: null });
});
