// Proves that a queued mail goes out by itself, and what its file is like where there is no mail server.
import { mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { beforeAll, expect, it, vi } from "vitest";
import type { Mail } from "@/lib/mail/kinds";
import { startMailSender } from "@/lib/mail/mail-sender";
import { queueMail } from "@/lib/mail/queue-mail";
import { database, transaction } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";

const LINK = `http://localhost:3000/confirm-sign-up#${"k".repeat(43)}`;
// An outbox of this test's own, before anything asks for the settings.
process.env.OUTBOX_DIR = join(mkdtempSync(join(tmpdir(), "twofold-outbox-")), "outbox");
const folder = settings().outboxDir;

function queue(idempotencyKey: string, own: Partial<Mail> = {}): Promise<void> {
  const mail = { idempotencyKey, to: "person@example.test", locale: "en", kind: "confirm-sign-up" } as const;
  const whole = { ...mail, values: { link: LINK }, ...own } as Mail;
  return transaction((tx) => queueMail(tx, whole, new Date()));
}

async function outbox(count: number): Promise<string[]> {
  const files = () => readdirSync(folder, { encoding: "utf8" }).sort();
  await vi.waitFor(() => expect(files()).toHaveLength(count), { timeout: 5000, interval: 20 });
  return files();
}

beforeAll(async () => {
  await queue("before the start");
  startMailSender();
});

it("sends what waited for the start, and what is queued afterwards, without being asked", async () => {
  await outbox(1);
  await queue("one");
  await queue("two");
  await outbox(3);
  await vi.waitFor(async () =>
    expect(await database().mailMessage.count({ where: { sentAt: null } })).toBe(0),
  );
});

it("writes files that only their owner reads, whole, with an English link in one piece", async () => {
  const files = await outbox(3);
  expect(files.filter((name) => !name.endsWith(".eml"))).toEqual([]);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  for (const name of files) {
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, name), "utf8").split(/\r?\n/)).toContain(LINK);
  }
});

it("writes Chinese so that a mail program reads it", async () => {
  await queue("three", { locale: "zh-CN", to: "other@example.test" });
  const files = await outbox(4);
  const mails = await Promise.all(files.map((name) => PostalMime.parse(readFileSync(join(folder, name)))));
  const mail = mails.find(({ to }) => to?.[0]?.address === "other@example.test");
  expect(mail?.subject).toBe("Twofold: 完成注册");
  expect(mail?.text).toContain(LINK);
});
