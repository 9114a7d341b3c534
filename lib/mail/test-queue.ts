// Queues, for tests, mails that ask nothing of the rest of the app, each from a cause of its own.
import { randomUUID } from "node:crypto";
import type { Mail } from "@/lib/mail/kinds";
import { queueMail } from "@/lib/mail/queue-mail";
import { transaction } from "@/lib/platform/db";

export const TOKEN = "k".repeat(43);
export const LINK = `http://localhost:3000/reset-password#${TOKEN}`;

/** A mail with a link, unless `own` says otherwise. */
export function testMail(own: Partial<Mail> = {}): Mail {
  const mail = { idempotencyKey: `cause:${randomUUID()}`, to: "person@example.test", locale: "en" } as const;
  return { ...mail, kind: "reset-password", values: { link: LINK }, ...own } as Mail;
}

export function queueTestMail(now: Date, own: Partial<Mail> = {}): Promise<void> {
  return transaction((tx) => queueMail(tx, testMail(own), now));
}
