// Owns tickets: proof that the password was right, and nothing else. A ticket never opens a page or a session.
import "server-only";
import { database, type Tx } from "@/lib/platform/db";
import { TICKET_SECONDS } from "@/lib/platform/durations";
import { TICKET_ATTEMPTS } from "@/lib/platform/limits";
import { hashToken, newId, newToken } from "@/lib/platform/random-token";
import { secondsAfter } from "@/lib/platform/seconds-after";

/** Mints a ticket (256 bits, TICKET_SECONDS, TICKET_ATTEMPTS tries; R17). Returns its token. */
export async function mintTicket(tx: Tx, accountId: string, now: Date): Promise<string> {
  const { token, hash } = newToken();
  const expiresAt = secondsAfter(now, TICKET_SECONDS);
  const data = { id: newId(), hash, accountId, createdAt: now, expiresAt };
  await tx.ticket.create({ data, select: { id: true } });
  return token;
}

/** One of a deactivated account is none (R63). */
function liveTicket(token: string, now: Date) {
  const ofActive = { account: { deactivatedAt: null } };
  return { hash: hashToken(token), consumedAt: null, expiresAt: { gt: now }, ...ofActive };
}

/** A live ticket: its row, which codes are bound to, and whose it is. */
export interface LiveTicket {
  id: string;
  accountId: string;
  role: string;
}

/** The live ticket of a token, tries left or not, or null. Changes nothing. */
export async function findTicket(token: string, now: Date, db: Tx = database()): Promise<LiveTicket | null> {
  const row = await db.ticket.findFirst({
    where: liveTicket(token, now),
    select: { id: true, accountId: true, account: { select: { role: true } } },
  });
  return row && { id: row.id, accountId: row.accountId, role: row.account.role };
}

/** Keeps a ticket until a code that was sent for it is over. One that lasts longer, or is spent, stays as it is. */
export async function prolongTicket(id: string, until: Date): Promise<void> {
  await database().ticket.updateMany({
    where: { id, consumedAt: null, expiresAt: { lt: until } },
    data: { expiresAt: until },
  });
}

/** Reserves one of the ticket's tries. False when it is unknown, expired, consumed or used up. */
export async function reserveTicketAttempt(tx: Tx, token: string, now: Date): Promise<boolean> {
  const where = { ...liveTicket(token, now), attempts: { lt: TICKET_ATTEMPTS } };
  const { count } = await tx.ticket.updateMany({ where, data: { attempts: { increment: 1 } } });
  return count === 1;
}

/** Consumes the ticket. False when somebody was faster. */
export async function consumeTicket(tx: Tx, token: string, now: Date): Promise<boolean> {
  const { count } = await tx.ticket.updateMany({ where: liveTicket(token, now), data: { consumedAt: now } });
  return count === 1;
}

/** Ends every ticket of an account. */
export async function endTickets(tx: Tx, accountId: string): Promise<void> {
  await tx.ticket.deleteMany({ where: { accountId } });
}
