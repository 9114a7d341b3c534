// Proves that a queued mail goes out by itself, and what its file is like where there is no mail server.
import { mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import PostalMime from "postal-mime";
import { beforeAll, expect, it, vi } from "vitest";
import { startMailSender } from "@/lib/mail/mail-sender";
import { queueMail } from "@/lib/mail/queue-mail";
import { LINK, queueTestMail as queue, testMail } from "@/lib/mail/test-queue";
import { database, transaction } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";

// An outbox of this test's own, before anything asks for the settings.
process.env.OUTBOX_DIR = join(mkdtempSync(join(tmpdir(), "twofold-outbox-")), "outbox");
const folder = settings().outboxDir;

/** Less than MAIL_LOOK_SECONDS: what comes by then was not just come upon. A busy machine takes a while to load. */
const PATIENCE_MS = 25_000;

async function outbox(count: number): Promise<string[]> {
  const files = () => readdirSync(folder, { encoding: "utf8" }).filter((name) => !name.startsWith("."));
  await vi.waitFor(() => expect(files()).toHaveLength(count), { timeout: PATIENCE_MS, interval: 20 });
  return files();
}

beforeAll(async () => {
  await queue(new Date());
  startMailSender();
});

it("sends what waited for the start, and what is queued afterwards, without being asked", async () => {
  await outbox(1);
  await queue(new Date());
  await queue(new Date());
  await outbox(3);
  await vi.waitFor(
    async () => expect(await database().mailMessage.count({ where: { sentAt: null } })).toBe(0),
    { timeout: PATIENCE_MS },
  );
});

it("sends right after the commit, however long the transaction went on after queueing", async () => {
  await transaction(async (tx) => {
    await queueMail(tx, testMail(), new Date());
    await setTimeout(300);
  });
  const startMs = performance.now();
  await outbox(4);
  // A tenth of a second where nothing else runs.
  expect(performance.now() - startMs).toBeLessThan(5000);
});

it("writes files that only their owner reads, whole, with an English link in one piece", async () => {
  const files = await outbox(4);
  expect(readdirSync(folder).filter((name) => !name.endsWith(".eml"))).toEqual([]);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  for (const name of files) {
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, name), "utf8").split(/\r?\n/)).toContain(LINK);
  }
});

it("writes Chinese so that a mail program reads it", async () => {
  await queue(new Date(), { locale: "zh-CN", to: "other@example.test", kind: "confirm-sign-up" });
  const files = await outbox(5);
  const mails = await Promise.all(files.map((name) => PostalMime.parse(readFileSync(join(folder, name)))));
  const mail = mails.find(({ to }) => to?.[0]?.address === "other@example.test");
  expect(mail?.subject).toBe("Twofold: 完成注册");
  expect(mail?.text).toContain(LINK);
});
