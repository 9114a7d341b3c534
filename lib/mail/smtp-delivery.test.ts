// Proves over a real mail server that a queued mail arrives, once, however the server behaves meanwhile.
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Mail } from "@/lib/mail/kinds";
import { closed, freePort, startSilent, TestSmtp } from "@/lib/mail/test-smtp";
import { database, transaction } from "@/lib/platform/db";
import { dumpDatabase } from "@/prisma/dump-database";

const smtp = new TestSmtp(await freePort());
await smtp.start();
// Before anything asks for the settings or loads a duration.
Object.assign(process.env, { SMTP_URL: `smtp://127.0.0.1:${smtp.port}`, MAIL_SEND_TIMEOUT_SECONDS: "1" });
const { queueMail } = await import("@/lib/mail/queue-mail");
const { sendDueMails } = await import("@/lib/mail/send-due-mails");
const durations = await import("@/lib/platform/durations");

const NOW = new Date("2031-05-06T07:08:10.000Z");
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const LINK = `http://localhost:3000/reset-password#${"k".repeat(43)}`;
const rows = () => database().mailMessage.findMany();
const send = (now = NOW) => sendDueMails(() => now);

let count = 0;
/** Queues one mail, each from a cause of its own. */
async function queue(own: Partial<Mail> = {}): Promise<void> {
  count += 1;
  const mail = {
    idempotencyKey: `cause:${count}`,
    to: `person-${count}@example.test`,
    locale: "en",
  } as const;
  const whole = { ...mail, kind: "reset-password", values: { link: LINK }, ...own } as Mail;
  await transaction((tx) => queueMail(tx, whole, NOW));
}

beforeEach(async () => {
  await database().mailMessage.deleteMany();
  smtp.received.length = 0;
  smtp.manner = "takes";
});
afterAll(() => smtp.stop());

it.each([
  ["en", /Choose a new password/],
  ["zh-CN", /设置新密码/],
] as const)(
  "arrives in %s as text and as HTML, for its one recipient, and is forgotten here",
  async (locale, words) => {
    await queue({ locale, to: "person@example.test" });
    await send();
    const [{ to, mail } = { to: [], mail: undefined }] = smtp.received;
    expect(to).toEqual(["person@example.test"]);
    expect(mail?.subject).toMatch(words);
    expect(mail?.text).toContain(LINK);
    expect(mail?.html).toContain(LINK);
    expect(mail?.from?.address).toBe("no-reply@localhost");
    expect(mail?.headers.find(({ key }) => key === "auto-submitted")?.value).toBe("auto-generated");
    expect(await rows()).toMatchObject([{ sentAt: NOW, dueAt: null, sealedContent: null, attempts: 1 }]);
    await send(later(1_000_000));
    expect(smtp.received).toHaveLength(1);
  },
);

it("keeps no link and no address in the clear while it waits (R70)", async () => {
  await queue({ to: "waiting@example.test" });
  const dump = dumpDatabase();
  expect(dump.includes("cause:")).toBe(true);
  expect(dump.includes("waiting@example.test")).toBe(false);
  expect(dump.includes("k".repeat(43))).toBe(false);
});

it("is not sent when the transaction that queued it was rolled back", async () => {
  const rolledBack = transaction(async (tx) => {
    const mail = { idempotencyKey: "never", to: "person@example.test", locale: "en" } as const;
    await queueMail(tx, { ...mail, kind: "reset-password", values: { link: LINK } }, NOW);
    throw new Error("roll back");
  });
  await expect(rolledBack).rejects.toThrow("roll back");
  await send();
  expect(smtp.received).toEqual([]);
});

it("is queued once for one cause", async () => {
  await queue({ idempotencyKey: "the same" });
  await queue({ idempotencyKey: "the same" });
  await send();
  expect(smtp.received).toHaveLength(1);
});

it("is sent by one of several senders that look at once", async () => {
  for (let n = 0; n < 20; n += 1) await queue();
  await Promise.all([send(), send(), send()]);
  expect(smtp.received).toHaveLength(20);
  expect(new Set(smtp.received.map(({ mail }) => mail.messageId)).size).toBe(20);
});

it.each([
  "a@example.test,b@example.test",
  "a@example.test\r\nBcc: b@example.test",
  "<a@example.test> b@example.test",
])("never goes to a second recipient, whatever the address holds: %j (R55)", async (to) => {
  await queue({ to });
  await send();
  for (const { to: recipients, mail } of smtp.received) {
    expect(recipients.length).toBeLessThanOrEqual(1);
    expect(mail.bcc ?? []).toEqual([]);
  }
  expect(smtp.received.flatMap(({ to: recipients }) => recipients)).not.toContain("b@example.test");
});

describe("a mail server that", () => {
  /** Sends, and expects the mail to wait with this note; then all is well again, and it arrives once. */
  async function expectToWait(failure: string): Promise<void> {
    await send();
    expect(smtp.received).toEqual([]);
    expect(await rows()).toMatchObject([{ sentAt: null, failure, attempts: 1 }]);
    smtp.manner = "takes";
    await send(later(durations.MAIL_RETRY_FIRST_SECONDS - 0.001));
    expect(smtp.received).toEqual([]);
    await send(later(durations.MAIL_RETRY_FIRST_SECONDS));
    expect(smtp.received).toHaveLength(1);
    expect(await rows()).toMatchObject([{ failure: null, attempts: 2, sealedContent: null }]);
  }

  it("is down loses nothing", async () => {
    await queue();
    await smtp.stop();
    await send();
    expect(await rows()).toMatchObject([{ failure: "unreachable", attempts: 1 }]);
    await smtp.start();
    await send(later(durations.MAIL_RETRY_FIRST_SECONDS));
    expect(smtp.received).toHaveLength(1);
  });

  it("says that it is busy is asked again", async () => {
    await queue();
    smtp.manner = "refuses for now";
    await expectToWait("refused");
  });

  it("dies in the middle of the message gets it again", async () => {
    await queue();
    smtp.manner = "dies in the message";
    await send();
    expect(await rows()).toMatchObject([{ sentAt: null, attempts: 1 }]);
    smtp.manner = "takes";
    await send(later(durations.MAIL_RETRY_FIRST_SECONDS));
    expect(smtp.received).toHaveLength(1);
  });

  it("takes the message and never answers is left after the time-out", async () => {
    await queue();
    smtp.manner = "never answers";
    await expectToWait("timed-out");
  });

  it("accepts the connection and says nothing is left after the time-out", async () => {
    await queue();
    await smtp.stop();
    const silent = await startSilent(smtp.port);
    await send();
    await closed(silent);
    await smtp.start();
    expect(await rows()).toMatchObject([{ failure: "timed-out" }]);
    await send(later(durations.MAIL_RETRY_FIRST_SECONDS));
    expect(smtp.received).toHaveLength(1);
  });

  it("rejects the recipient for good is not asked again, and the content is forgotten", async () => {
    await queue();
    smtp.manner = "rejects the recipient";
    await send();
    expect(await rows()).toMatchObject([{ failure: "rejected", dueAt: null, sealedContent: null }]);
    smtp.manner = "takes";
    await send(later(1_000_000));
    expect(smtp.received).toEqual([]);
  });

  it("stays away is asked after waits that double up to an hour, and for four days", async () => {
    await queue();
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
    expect(now.getTime() - NOW.getTime()).toBeGreaterThan(durations.MAIL_GIVE_UP_SECONDS * 1000);
    expect(await rows()).toMatchObject([{ failure: "unreachable", sealedContent: null }]);
  });
});
