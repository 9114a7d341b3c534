// Owns the rows of invitations, as far as they are more than links.
import "server-only";
import { findLink } from "@/lib/accounts/link-store";
import { type PersonName, personName } from "@/lib/accounts/person-name";
import type { Tx } from "@/lib/platform/db";

/** Ends the invitations to an address that nobody has used. */
export async function endInvitations(tx: Tx, email: string): Promise<void> {
  await tx.linkToken.deleteMany({ where: { purpose: "invitation", email, usedAt: null } });
}

/** Ends the invitations to be the first administrator, in the transaction in which somebody became it. */
export async function endFirstAdminInvitations(tx: Tx): Promise<void> {
  await tx.linkToken.deleteMany({ where: { purpose: "invitation", role: "first-admin", usedAt: null } });
}

/** Ends one invitation that may still be accepted. False when there is none of this id. */
export async function endInvitation(tx: Tx, id: string, now: Date): Promise<boolean> {
  const where = { id, purpose: "invitation", usedAt: null, expiresAt: { gt: now } };
  return (await tx.linkToken.deleteMany({ where })).count === 1;
}

export interface Invited {
  /** Of the account that it makes: under it the log tells of the invitation as well. */
  id: string;
  /** Canonical. */
  email: string;
  role: "member" | "admin";
  /** Whether it counts only while no administrator has existed. */
  isFirstAdmin: boolean;
  /** Null where none was told. */
  name: PersonName | null;
}

/** Whom a live invitation is for, and the role it gives; null when the link is not one. Changes nothing. */
export async function invitedAs(token: string, now: Date): Promise<Invited | null> {
  const link = await findLink("invitation", token, now);
  if (!link?.email) return null;
  const isFirstAdmin = link.role === "first-admin";
  const role = isFirstAdmin || link.role === "admin" ? "admin" : "member";
  const name = link.name === null ? null : personName(link.name);
  return { id: link.id, email: link.email, role, isFirstAdmin, name };
}

/** Ends those invitations to some addresses whose time is over, so that each address has one at most. */
export async function endDeadInvitations(tx: Tx, emails: string[], now: Date): Promise<void> {
  await tx.linkToken.deleteMany({
    where: { purpose: "invitation", email: { in: emails }, usedAt: null, expiresAt: { lte: now } },
  });
}
