// Proves that a mail server that is down, silent or dying loses nothing, and how long it is asked.
import { createHash } from "node:crypto";
import type { SMTPServerOptions } from "smtp-server";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { contentPlace } from "@/lib/mail/sealed-content";
import { startBareServer } from "@/lib/mail/test-bare-server";
import { TestSmtp } from "@/lib/mail/test-smtp";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { open, seal } from "@/lib/platform/secret-box";

const smtp = new TestSmtp();
await smtp.start();
// Before anything asks for the settings or loads a duration.
Object.assign(process.env, { SMTP_URL: smtp.url, MAIL_SEND_TIMEOUT_SECONDS: "2" });
const { queueTestMail: queue } = await import("@/lib/mail/test-queue");
const { sendDueMails } = await import("@/lib/mail/send-due-mails");
const { claimDueMail, giveUp, markSent, postpone } = await import("@/lib/mail/store");
const { MAIL_GIVE_UP_SECONDS, MAIL_RETRY_FIRST_SECONDS } = await import("@/lib/platform/durations");

const NOW = new Date("2031-05-06T07:08:10.000Z");
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const rows = () => database().mailMessage.findMany();
const send = (now = NOW) => sendDueMails(() => now);

beforeEach(async () => {
  await database().mailMessage.deleteMany();
  smtp.received.length = 0;
  smtp.manner = "takes";
  await queue(NOW);
});
afterAll(() => smtp.stop());

/** Sends, and expects the mail to wait with this note. Tells how long that took. */
async function sendInVain(failure: string): Promise<number> {
  const startMs = performance.now();
  await send();
  expect(await rows()).toMatchObject([{ sentAt: null, failure, attempts: 1 }]);
  return performance.now() - startMs;
}

/** Expects the mail to arrive with the next try, and not before it is due. */
async function expectToArrive(already = 0): Promise<void> {
  smtp.manner = "takes";
  await send(later(MAIL_RETRY_FIRST_SECONDS - 0.001));
  expect(smtp.received).toHaveLength(already);
  await send(later(MAIL_RETRY_FIRST_SECONDS));
  expect(smtp.received).toHaveLength(already + 1);
  expect(await rows()).toMatchObject([{ failure: null, attempts: 2, sealedContent: null, dueAt: null }]);
}

describe("a mail server that", () => {
  it("is slow holds up nobody else: it is given four messages at once", async () => {
    await smtp.stop();
    const waiting: (() => void)[] = [];
    const onData: SMTPServerOptions["onData"] = (stream, _session, done) => {
      stream.resume().on("end", () => {
        waiting.push(() => done(null));
        if (waiting.length === 4) for (const answer of waiting) answer();
      });
    };
    await smtp.start({ onData });
    for (let n = 0; n < 3; n += 1) await queue(NOW);
    await send();
    await smtp.stop();
    await smtp.start();
    expect(await rows()).toMatchObject(Array.from({ length: 4 }, () => ({ sentAt: NOW, attempts: 1 })));
  });

  it("is down gets it when it is back", async () => {
    await smtp.stop();
    await sendInVain("unreachable");
    await smtp.start();
    await expectToArrive();
  });

  it("dies in the middle of the message gets it again", async () => {
    smtp.manner = "dies in the message";
    await sendInVain("unreachable");
    await expectToArrive();
  });

  it("takes the message and never answers is left after the time-out, and gets it again as the same message", async () => {
    smtp.manner = "takes and never answers";
    expect(await sendInVain("timed-out")).toBeLessThan(8000);
    await expectToArrive(1);
    expect(new Set(smtp.received.map(({ mail }) => mail.messageId)).size).toBe(1);
  });

  it("accepts the connection and says nothing is left after the time-out", async () => {
    const { smtpUrl } = settings();
    const silent = await startBareServer(() => undefined);
    settings().smtpUrl = silent.url;
    expect(await sendInVain("timed-out")).toBeLessThan(8000);
    silent.close();
    settings().smtpUrl = smtpUrl;
    await expectToArrive();
  });

  it("stays away is asked after waits that double up to an hour, and for four days", async () => {
    await smtp.stop();
    const waits: number[] = [];
    let now = NOW;
    for (;;) {
      await send(now);
      const [row] = await rows();
      if (!row?.dueAt) break;
      waits.push((row.dueAt.getTime() - now.getTime()) / 1000);
      now = row.dueAt;
    }
    await smtp.start();
    expect(waits.slice(0, 4)).toEqual([5, 10, 20, 40]);
    expect(Math.max(...waits)).toBe(3600);
    expect(now.getTime() - NOW.getTime()).toBeGreaterThan(MAIL_GIVE_UP_SECONDS * 1000);
    expect(await rows()).toMatchObject([{ failure: "unreachable", sealedContent: null }]);
  });
});

it("waits for its key when this process does not have it yet (R32)", async () => {
  const [{ id, sealedContent } = { id: "", sealedContent: "" }] = await rows();
  const keys = settings().encryptionKeys;
  const key = new Uint8Array(createHash("sha256").update("another").digest());
  const otherRing = { current: { id: "k2", key }, byId: new Map([["k2", key]]) };
  const place = contentPlace(id);
  const content = await open(String(sealedContent), place, keys);
  const data = { sealedContent: await seal(content, place, otherRing) };
  await database().mailMessage.update({ where: { id }, data });
  await sendInVain("failed");
  await database().mailMessage.update({ where: { id }, data: { sealedContent } });
  await expectToArrive();
});

it("stays sent when a sender whose claim has run out says that it failed", async () => {
  const claimed = await claimDueMail(NOW);
  const id = String(claimed?.id);
  await markSent(id, NOW);
  await postpone(id, "timed-out", NOW);
  await giveUp(id, "timed-out");
  expect(await rows()).toMatchObject([{ sentAt: NOW, dueAt: null, failure: null }]);
});
