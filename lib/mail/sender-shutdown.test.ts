// Proves that the sender ends with its process: no new mail is begun, none is lost, and a mail server holds nobody up.
import { once } from "node:events";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeEach, expect, it } from "vitest";
import { startChild } from "@/lib/mail/test-child";
import { queueTestMail } from "@/lib/mail/test-queue";
import { TestSmtp } from "@/lib/mail/test-smtp";
import { database } from "@/lib/platform/db";

const smtp = new TestSmtp();
await smtp.start();
// Before anything asks for the settings.
process.env.SMTP_URL = smtp.url;
afterAll(() => smtp.stop());

const QUEUED = 30;
const folder = mkdtempSync(join(tmpdir(), "twofold-sender-"));
const count = (where: object) => database().mailMessage.count({ where });

beforeEach(async () => {
  await database().mailMessage.deleteMany();
  smtp.received.length = 0;
  for (let n = 0; n < QUEUED; n += 1) await queueTestMail(new Date());
});

/** Starts a server, ends it once the mail server has seen a mail, and tells its exit code and how it ended. */
async function endAmidMails(name: string, graceSeconds: string) {
  const note = join(folder, name);
  const child = await startChild("serving-child", [note], { SHUTDOWN_GRACE_SECONDS: graceSeconds });
  const ended = once(child, "close");
  while (smtp.received.length === 0) await setTimeout(10);
  const startMs = performance.now();
  child.kill("SIGTERM");
  const [code] = await ended;
  return { code, ms: performance.now() - startMs, closedTheRest: existsSync(note) };
}

it("ends with the mails that are under way, and leaves the others to the next start", async () => {
  smtp.manner = "takes slowly";
  expect(await endAmidMails("slow", "10")).toMatchObject({ code: 0, closedTheRest: true });
  expect(smtp.received.length).toBeLessThan(QUEUED);
  expect(await count({ sentAt: { not: null } }), "each one taken is noted").toBe(smtp.received.length);
  expect(await count({ sealedContent: { not: null }, attempts: 0 })).toBe(QUEUED - smtp.received.length);
});

it("does not wait for a mail server that never answers", async () => {
  smtp.manner = "takes and never answers";
  const { code, ms, closedTheRest } = await endAmidMails("hanging", "6");
  expect({ code, closedTheRest }).toEqual({ code: 0, closedTheRest: true });
  expect(ms).toBeLessThan(6000);
  expect(await count({ sealedContent: { not: null } })).toBe(QUEUED);
});
