// Owns the rows of the mail queue.
import "server-only";
import type { Mail } from "@/lib/mail/kinds";
import { database, type Tx } from "@/lib/platform/db";
import {
  MAIL_RETENTION_SECONDS,
  MAIL_RETRY_FIRST_SECONDS,
  MAIL_RETRY_LONGEST_SECONDS,
  MAIL_SEND_TIMEOUT_SECONDS,
} from "@/lib/platform/durations";
import { rowsAfter } from "@/lib/platform/reseal-table";
import { secondsAfter, secondsBefore } from "@/lib/platform/seconds-after";

/** A mail to queue. */
export interface NewMail {
  id: string;
  /** Names the cause: a second mail of one cause is not kept. */
  idempotencyKey: string;
  accountId: Mail["accountId"];
  kind: Mail["kind"];
  sealedContent: string;
  createdAt: Date;
  dueAt: Date;
}

/** Keeps a mail, unless one of the same cause is there. */
export async function insertMail(tx: Tx, create: NewMail): Promise<void> {
  const told = { idempotencyKey: create.idempotencyKey };
  // An upsert that changes nothing: of two at once with one cause, the second is no error.
  await tx.mailMessage.upsert({ where: told, create, update: told, select: { id: true } });
}

/** Keeps many mails, each with a cause of its own. They wait until no other mail is due. */
export async function insertBulk(tx: Tx, mails: NewMail[]): Promise<void> {
  await tx.mailMessage.createMany({ data: mails.map((row) => ({ ...row, isBulk: true })) });
}

/** A message that only this process may send now. */
export interface ClaimedMail {
  id: string;
  createdAt: Date;
  sealedContent: string;
}

/** Seconds until the next try, after this many failed ones. */
function retrySeconds(attempts: number): number {
  return Math.min(MAIL_RETRY_FIRST_SECONDS * 2 ** (attempts - 1), MAIL_RETRY_LONGEST_SECONDS);
}

/** Longer than a try may take, so that two processes never send one message at once. */
const CLAIM_SECONDS = 2 * MAIL_SEND_TIMEOUT_SECONDS;

/** The message that has been due longest; those of a large batch only when nothing else is due. */
async function findDueMail(now: Date) {
  const first = (isBulk: boolean) =>
    database().mailMessage.findFirst({
      where: { isBulk, dueAt: { lte: now } },
      orderBy: { dueAt: "asc" },
      select: { id: true, dueAt: true, createdAt: true, sealedContent: true },
    });
  return (await first(false)) ?? (await first(true));
}

/**
 * Claims a message that is due, by the single write that moves its time on. If the process dies, the message becomes due
 * again. Null when none is due.
 */
export async function claimDueMail(now: Date): Promise<ClaimedMail | null> {
  for (;;) {
    const due = await findDueMail(now);
    if (!due) return null;
    const { count } = await database().mailMessage.updateMany({
      where: { id: due.id, dueAt: due.dueAt },
      data: { attempts: { increment: 1 }, dueAt: secondsAfter(now, CLAIM_SECONDS) },
    });
    if (count === 1) return { id: due.id, createdAt: due.createdAt, sealedContent: due.sealedContent ?? "" };
  }
}

/** Notes that a message was sent, and deletes its content. */
export async function markSent(id: string, now: Date): Promise<void> {
  const data = { sentAt: now, dueAt: null, sealedContent: null, failure: null };
  await database().mailMessage.updateMany({ where: { id }, data });
}

/** Still unsent: a claim that ran out may have gone to another process, which may have sent it. */
const unsent = (id: string) => ({ id, sentAt: null });

/** Notes that a message was not taken: it is due again after a wait that doubles. */
export async function postpone(id: string, failure: string, now: Date): Promise<void> {
  const row = await database().mailMessage.findUnique({ where: { id }, select: { attempts: true } });
  const dueAt = secondsAfter(now, retrySeconds(row?.attempts ?? 1));
  await database().mailMessage.updateMany({ where: unsent(id), data: { dueAt, failure } });
}

/** Gives a message up, and deletes its content. */
export async function giveUp(id: string, failure: string): Promise<void> {
  const data = { dueAt: null, sealedContent: null, failure };
  await database().mailMessage.updateMany({ where: unsent(id), data });
}

/** When the next message is due, or null. */
export async function nextDue(): Promise<Date | null> {
  // dueAt is null once a message is sent, and nulls come first in the index: this skips them.
  const first = { where: { dueAt: { gt: new Date(0) } }, orderBy: { dueAt: "asc" } } as const;
  return (await database().mailMessage.findFirst({ ...first, select: { dueAt: true } }))?.dueAt ?? null;
}

/** Deletes messages that were sent or given up long ago. */
export async function sweepMails(now: Date): Promise<void> {
  const since = secondsBefore(now, MAIL_RETENTION_SECONDS);
  await database().mailMessage.deleteMany({ where: { createdAt: { lt: since }, dueAt: null } });
}

/** A mail that waits, as its row was when it was read. */
interface WaitingMail {
  id: string;
  sealedContent: string | null;
}

/** The next mails after an id that wait to be sent. */
export function waitingAfter(id: string): Promise<WaitingMail[]> {
  const { where, ...page } = rowsAfter(id);
  const select = { id: true, sealedContent: true } as const;
  return database().mailMessage.findMany({
    ...page,
    where: { ...where, sealedContent: { not: null } },
    select,
  });
}

/** Replaces the content of a mail; 0 where it was sent or changed meanwhile, else 1. */
export async function replaceContent(row: WaitingMail, sealedContent: string): Promise<number> {
  return (await database().mailMessage.updateMany({ where: row, data: { sealedContent } })).count;
}
