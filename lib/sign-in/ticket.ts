// Owns tickets: proof that the password was right, and nothing else. A ticket never opens a page or a session.
import "server-only";
import { database, type Tx } from "@/lib/platform/db";
import { TICKET_SECONDS } from "@/lib/platform/durations";
import { TICKET_ATTEMPTS } from "@/lib/platform/limits";
import { hashToken, newId, newToken } from "@/lib/platform/random-token";

/** Mints a ticket (256 bits, TICKET_SECONDS, TICKET_ATTEMPTS tries; R17). Returns its token. */
export async function mintTicket(tx: Tx, accountId: string, now: Date): Promise<string> {
  const { token, hash } = newToken();
  const expiresAt = new Date(now.getTime() + TICKET_SECONDS * 1000);
  await tx.ticket.create({ data: { id: newId(), hash, accountId, createdAt: now, expiresAt } });
  return token;
}

/** One of a deactivated account is none (R63). */
function liveTicket(token: string, now: Date) {
  const ofActive = { account: { deactivatedAt: null } };
  return { hash: hashToken(token), consumedAt: null, expiresAt: { gt: now }, ...ofActive };
}

/** The account of a live ticket, tries left or not, or null. Changes nothing. */
export async function accountOfTicket(token: string, now: Date): Promise<string | null> {
  const ticket = await database().ticket.findFirst({
    where: liveTicket(token, now),
    select: { accountId: true },
  });
  return ticket?.accountId ?? null;
}

/** The role of a live ticket's account, or null. Changes nothing. */
export async function roleOfTicket(token: string, now: Date): Promise<string | null> {
  const ticket = await database().ticket.findFirst({
    where: liveTicket(token, now),
    select: { account: { select: { role: true } } },
  });
  return ticket?.account.role ?? null;
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
