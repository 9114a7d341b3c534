// Owns making the links that are mailed: each has a token of 256 bits, for one purpose and one use.
import "server-only";
import { insertLink } from "@/lib/accounts/link-store";
import type { Tx } from "@/lib/platform/db";
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
import { newId, newToken } from "@/lib/platform/random-token";
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

/** A link, and the row that makes it valid once it is inserted. */
export function newLink(purpose: LinkPurpose, { endsAt, ...subject }: LinkSubject, now: Date) {
  const { token, hash } = newToken();
  const expiresAt = endsAt ?? secondsAfter(now, LIFETIME_SECONDS[purpose]);
  const row = { id: newId(), hash, purpose, ...subject, createdAt: now, expiresAt };
  return { row, link: linkWithToken(PATHS[purpose], token) };
}

export type LinkRow = ReturnType<typeof newLink>["row"];

/** Mints a token and returns the link to mail. Call it in the transaction that queues the mail. */
export async function mintLink(
  tx: Tx,
  purpose: LinkPurpose,
  subject: LinkSubject,
  now: Date,
): Promise<string> {
  const { row, link } = newLink(purpose, subject, now);
  await insertLink(tx, row);
  return link;
}
