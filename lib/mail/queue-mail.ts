// Owns queueing a mail: its row belongs to the transaction that causes it, so that both are kept or neither is.
import "server-only";
import type { Mail } from "@/lib/mail/kinds";
import { sealContent } from "@/lib/mail/sealed-content";
import { insertBulk, insertMail, type NewMail } from "@/lib/mail/store";
import { bellOf } from "@/lib/platform/bell";
import { afterCommit } from "@/lib/platform/database/transaction-end";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/random-token";

/** Queues a mail. A cause that has been told already is not told again. */
export async function queueMail(tx: Tx, mail: Mail, now: Date): Promise<void> {
  await insertMail(tx, await sealMail(mail, now));
  afterCommit(tx, ringBell);
}

const ringBell = () => bellOf("mails").ring();

/** The row of a mail, sealed before the transaction that queues it. */
export async function sealMail(mail: Mail, now: Date): Promise<NewMail> {
  const id = newId();
  const { accountId, kind, idempotencyKey = `${mail.kind}:${id}`, ...content } = mail;
  const sealedContent = await sealContent(id, { kind, ...content });
  return { id, idempotencyKey, accountId, kind, sealedContent, createdAt: now, dueAt: now };
}

/** Queues many mails at once, each with a cause of its own. They wait until no other mail is due. */
export async function queueBulk(tx: Tx, sealed: NewMail[]): Promise<void> {
  await insertBulk(tx, sealed);
  afterCommit(tx, ringBell);
}
