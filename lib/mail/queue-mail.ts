// Owns queueing a mail: its row belongs to the transaction that causes it, so that both are kept or neither is.
import "server-only";
import type { Mail } from "@/lib/mail/kinds";
import { bellOf } from "@/lib/platform/bell";
import { afterCommit } from "@/lib/platform/database/transaction-end";
import type { Tx } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { newId } from "@/lib/platform/random-token";
import { seal } from "@/lib/platform/secret-box";

/** What the content of a message is sealed for. */
export function contentPlace(id: string) {
  return { table: "MailMessage", row: id, purpose: "content" };
}

/**
 * Queues a mail. A cause that has been told already is not told again.
 * The content is sealed: links in it are as good as a password until they are used.
 */
export async function queueMail(tx: Tx, mail: Mail, now: Date): Promise<void> {
  const create = await sealMail(mail, now);
  const told = { idempotencyKey: create.idempotencyKey };
  // An upsert that changes nothing: of two at once with one cause, the second is no error.
  await tx.mailMessage.upsert({ where: told, create, update: told, select: { id: true } });
  afterCommit(tx, ringBell);
}

const ringBell = () => bellOf("mails").ring();

/** The row of a mail, sealed before the transaction that queues it. */
export async function sealMail(mail: Mail, now: Date) {
  const id = newId();
  const { accountId, kind, idempotencyKey = `${mail.kind}:${id}`, ...content } = mail;
  const bytes = new TextEncoder().encode(JSON.stringify({ kind, ...content }));
  const sealedContent = await seal(bytes, contentPlace(id), settings().encryptionKeys);
  return { id, idempotencyKey, accountId, kind, sealedContent, createdAt: now, dueAt: now };
}

/** Queues many mails at once, each with a cause of its own. They wait until no other mail is due. */
export async function queueBulk(tx: Tx, sealed: Awaited<ReturnType<typeof sealMail>>[]): Promise<void> {
  await tx.mailMessage.createMany({ data: sealed.map((row) => ({ ...row, isBulk: true })) });
  afterCommit(tx, ringBell);
}
