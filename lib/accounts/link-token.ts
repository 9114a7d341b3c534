// Owns the tokens of mailed links: 256 bits, kept as a hash, for one purpose and one use.
import "server-only";
import { database, type Tx } from "@/lib/platform/db";
import {
  EMAIL_CONFIRMATION_SECONDS,
  EMAIL_UNDO_SECONDS,
  INVITATION_SECONDS,
  NOT_ME_SECONDS,
  PASSWORD_RESET_SECONDS,
  RE_ENROLLMENT_SECONDS,
  RESET_DELAY_LONG_SECONDS,
} from "@/lib/platform/durations";
import { settings } from "@/lib/platform/env";
import { hashToken, newId, newToken } from "@/lib/platform/random-token";
import { secondsAfter } from "@/lib/platform/seconds-after";

const LIFETIME_SECONDS = {
  "confirm-email": EMAIL_CONFIRMATION_SECONDS,
  "change-email": EMAIL_CONFIRMATION_SECONDS,
  "second-email": EMAIL_CONFIRMATION_SECONDS,
  "undo-email": EMAIL_UNDO_SECONDS,
  "reset-password": PASSWORD_RESET_SECONDS,
  "not-me": NOT_ME_SECONDS,
  invitation: INVITATION_SECONDS,
  "re-enroll": RE_ENROLLMENT_SECONDS,
  /** At most: the link ends when the reset takes effect. */
  "cancel-reset": RESET_DELAY_LONG_SECONDS,
};

/** What one link permits. No link opens a session by itself. */
export type LinkPurpose = keyof typeof LIFETIME_SECONDS;

/** The path of each link's page. */
const PATHS: Record<LinkPurpose, string> = {
  "confirm-email": "/confirm-email",
  "change-email": "/confirm-email",
  "second-email": "/confirm-email",
  "undo-email": "/undo-email",
  "reset-password": "/reset-password",
  "not-me": "/not-me",
  invitation: "/invitation",
  "re-enroll": "/re-enroll",
  "cancel-reset": "/cancel-reset",
};

/** Whom and what a link is about; the purpose decides which fields are set. */
export interface LinkSubject {
  accountId?: string;
  /** Canonical. */
  email?: string;
  /** Canonical. */
  name?: string;
  /** When the link ends, if that is sooner than its purpose says. */
  endsAt?: Date;
  /** The administrator who invites, or to whom the link of a reset is shown. */
  invitedById?: string;
  /** "first-admin": the invitation counts only as long as there has never been an administrator. */
  role?: "member" | "admin" | "first-admin";
}

/**
 * An address under APP_URL, whatever Host a request named (R70). The token stands in the fragment, which no browser
 * sends: it reaches no log and no Referer, and opening the link changes nothing.
 */
export function linkWithToken(path: string, token: string): string {
  return new URL(`${path}#${token}`, settings().appUrl).href;
}

/** A link, and the row that makes it valid once insertLinks has inserted it. */
export function newLink(purpose: LinkPurpose, { endsAt, ...subject }: LinkSubject, now: Date) {
  const { token, hash } = newToken();
  const expiresAt = endsAt ?? secondsAfter(now, LIFETIME_SECONDS[purpose]);
  const row = { id: newId(), hash, purpose, ...subject, createdAt: now, expiresAt };
  return { row, link: linkWithToken(PATHS[purpose], token) };
}

/** Inserts the rows of many links. Call it in the transaction that queues their mails. */
export async function insertLinks(tx: Tx, rows: ReturnType<typeof newLink>["row"][]): Promise<void> {
  await tx.linkToken.createMany({ data: rows });
}

/** Mints a token and returns the link to mail. Call it in the transaction that queues the mail. */
export async function mintLink(
  tx: Tx,
  purpose: LinkPurpose,
  subject: LinkSubject,
  now: Date,
): Promise<string> {
  const { row, link } = newLink(purpose, subject, now);
  await tx.linkToken.create({ data: row, select: { id: true } });
  return link;
}

export interface LinkClaim {
  accountId: string | null;
  email: string | null;
  role: string | null;
  name: string | null;
}

const CLAIM = { accountId: true, email: true, role: true, name: true } as const;

/** The links of a deactivated account permit nothing, nor do those by somebody who is no longer an administrator (R63). */
function unusedLink(purpose: LinkPurpose, token: string, now: Date) {
  const ofActive = { OR: [{ accountId: null }, { account: { deactivatedAt: null } }] };
  const byAdmin = { OR: [{ invitedById: null }, { invitedBy: { role: "admin", deactivatedAt: null } }] };
  return { hash: hashToken(token), purpose, usedAt: null, expiresAt: { gt: now }, AND: [ofActive, byAdmin] };
}

/** What a live link is about, or null. Changes nothing. */
export function findLink(purpose: LinkPurpose, token: string, now: Date): Promise<LinkClaim | null> {
  return database().linkToken.findFirst({
    where: unusedLink(purpose, token, now),
    select: CLAIM,
  });
}

/** Consumes a link, in the transaction of what it permits. Null when it is unknown, expired or used. */
export async function consumeLink(
  tx: Tx,
  purpose: LinkPurpose,
  token: string,
  now: Date,
): Promise<LinkClaim | null> {
  const { count } = await tx.linkToken.updateMany({
    where: unusedLink(purpose, token, now),
    data: { usedAt: now },
  });
  if (count !== 1) return null;
  return tx.linkToken.findUniqueOrThrow({ where: { hash: hashToken(token) }, select: CLAIM });
}

/** Ends the unused links of an account: all of them, or those of some purposes. Returns how many. */
export async function endLinks(tx: Tx, accountId: string, purposes?: LinkPurpose[]): Promise<number> {
  const { count } = await tx.linkToken.deleteMany({
    where: { accountId, usedAt: null, ...(purposes && { purpose: { in: purposes } }) },
  });
  return count;
}

/** Ends an administrator's unused links. Call it in the transaction that takes their role, deactivates or erases them. */
export async function endLinksBy(tx: Tx, invitedById: string): Promise<void> {
  await tx.linkToken.deleteMany({ where: { invitedById, usedAt: null } });
}

/** Deletes links that have ended. */
export async function sweepLinks(now: Date): Promise<void> {
  await database().linkToken.deleteMany({ where: { expiresAt: { lte: now } } });
}
