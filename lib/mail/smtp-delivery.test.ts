// Proves over a real mail server that a queued mail arrives: once, whole, and for nobody else.
import { afterAll, beforeEach, expect, it } from "vitest";
import { LINK, queueTestMail as queue, TOKEN, testMail } from "@/lib/mail/test-queue";
import { TestSmtp } from "@/lib/mail/test-smtp";
import { truncateWriteAheadLog } from "@/lib/platform/database/disk-traces";
import { database, transaction } from "@/lib/platform/db";
import { dumpDatabase } from "@/prisma/dump-database";

const smtp = new TestSmtp();
await smtp.start();
// Before anything asks for the settings.
process.env.SMTP_URL = smtp.url;
const { queueMail } = await import("@/lib/mail/queue-mail");
const { sendDueMails } = await import("@/lib/mail/send-due-mails");

const NOW = new Date("2031-05-06T07:08:10.000Z");
const MUCH_LATER = new Date("2032-05-06T07:08:10.000Z");
const rows = () => database().mailMessage.findMany();
const send = (now = NOW) => sendDueMails(() => now);

beforeEach(async () => {
  await database().mailMessage.deleteMany();
  smtp.received.length = 0;
});
afterAll(() => smtp.stop());

it.each([
  ["en", /Choose a new password/],
  ["zh-CN", /设置新密码/],
] as const)(
  "arrives in %s as text and as HTML, for its one recipient, and is forgotten here",
  async (locale, words) => {
    await queue(NOW, { locale, to: "reader@example.test" });
    await send();
    const [{ to, mail } = { to: [], mail: undefined }] = smtp.received;
    expect(to).toEqual(["reader@example.test"]);
    expect(mail?.subject).toMatch(words);
    expect(mail?.text).toContain(LINK);
    expect(mail?.html).toContain(LINK);
    expect(mail?.from?.address).toBe("no-reply@localhost");
    expect(mail?.headers.find(({ key }) => key === "auto-submitted")?.value).toBe("auto-generated");
    expect(await rows()).toMatchObject([{ sentAt: NOW, dueAt: null, sealedContent: null, attempts: 1 }]);
    await send(MUCH_LATER);
    expect(smtp.received).toHaveLength(1);
  },
);

it("keeps no link and no address in the clear while it waits, and nothing at all once it is sent (R70, R114)", async () => {
  await queue(NOW, { idempotencyKey: "cause:dumped", to: "waiting@example.test" });
  const waiting = dumpDatabase();
  const [{ sealedContent } = { sealedContent: null }] = await rows();
  const sealed = String(sealedContent);
  for (const there of ["cause:dumped", sealed]) expect(waiting.includes(there)).toBe(true);
  for (const secret of ["waiting@example.test", TOKEN]) expect(waiting.includes(secret)).toBe(false);
  await send();
  expect(await truncateWriteAheadLog()).toBe(true);
  const sent = dumpDatabase();
  expect(sent.includes("cause:dumped")).toBe(true);
  // In pieces: part of it may be overwritten and part of it not.
  const [, , , content = ""] = sealed.split(".");
  const pieces = content.match(/.{24}/g) ?? [];
  expect(pieces.length).toBeGreaterThan(4);
  expect(pieces.filter((piece) => sent.includes(piece))).toEqual([]);
});

it("is not sent when the transaction that queued it was rolled back", async () => {
  const rolledBack = transaction(async (tx) => {
    await queueMail(tx, testMail(), NOW);
    throw new Error("roll back");
  });
  await expect(rolledBack).rejects.toThrow("roll back");
  await send(MUCH_LATER);
  expect(smtp.received).toEqual([]);
});

it("is queued once for one cause, told several times at once or again after it was sent", async () => {
  const again = () => queue(NOW, { idempotencyKey: "the same" });
  await Promise.all([again(), again(), again()]);
  await send();
  await again();
  await send(MUCH_LATER);
  expect(smtp.received).toHaveLength(1);
});

it("is sent by one of several senders that look at once", async () => {
  for (let n = 0; n < 30; n += 1) await queue(NOW, { to: `person-${n}@example.test` });
  await Promise.all([send(), send()]);
  expect(smtp.received).toHaveLength(30);
  expect(new Set(smtp.received.flatMap(({ to }) => to)).size).toBe(30);
  expect((await rows()).filter(({ attempts, sentAt }) => attempts !== 1 || !sentAt)).toEqual([]);
});

it.each([
  "a@example.test,b@example.test",
  "a@example.test\r\nBcc: b@example.test",
  "<a@example.test> b@example.test",
  "a@example.test>\r\nRCPT TO:<b@example.test",
  '"><b>x</b>@example.test',
])("goes to one recipient at most, whatever the address holds: %j (R55)", async (to) => {
  await queue(NOW, { to });
  await send();
  for (const { to: recipients, mail } of smtp.received) {
    expect(recipients).toHaveLength(1);
    expect(mail.to).toHaveLength(1);
    expect([mail.cc, mail.bcc]).toEqual([undefined, undefined]);
  }
  expect(smtp.received.flatMap(({ to: recipients }) => recipients)).not.toContain("b@example.test");
});

it.each(["x\r\nBcc: b@example.test", "x\r\n.\r\nMAIL FROM:<b@example.test>", "<img src=x>, b@example.test"])(
  "gains no header and no markup from a name: %j (R55, R95)",
  async (name) => {
    const facts = { at: NOW.toISOString(), browser: name, address: "203.0.113.0", about: name, link: LINK };
    await queue(NOW, { kind: "notice", values: { notice: "authenticator-added", ...facts } });
    await queue(NOW);
    await send();
    const headersOf = (index: number) => smtp.received[index]?.mail.headers.map(({ key }) => key).sort();
    expect(smtp.received.map(({ to }) => to)).toEqual([["person@example.test"], ["person@example.test"]]);
    expect(headersOf(0)).toEqual(headersOf(1));
    for (const { mail } of smtp.received) expect(mail.html).not.toContain("<img");
  },
);
