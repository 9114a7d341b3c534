// Owns the one row that says whether this installation still waits for its first administrator.
import "server-only";
import { endFirstAdminInvitations } from "@/lib/accounts/sign-up/invitation-store";
import { database, type Tx } from "@/lib/platform/db";
import { hashToken, newToken } from "@/lib/platform/random-token";

const ROW = { id: 1 };

/** Makes a set-up token that replaces the last one; null once an administrator has existed. */
export async function renewSetupToken(): Promise<string | null> {
  const { token, hash } = newToken();
  const db = database();
  await makeRow(db);
  const { count } = await db.installation.updateMany({
    where: { ...ROW, adminSince: null },
    data: { setupHash: hash },
  });
  return count === 1 ? token : null;
}

function openSetup(token: string) {
  return { ...ROW, adminSince: null, setupHash: hashToken(token) };
}

/** Whether the token would be accepted now. Changes nothing. */
export async function isSetupOpen(token: string): Promise<boolean> {
  return (await database().installation.count({ where: openSetup(token) })) === 1;
}

/** Uses the token and closes set-up for ever. False when it is closed, or the token is not the last one made. */
export async function closeSetup(tx: Tx, token: string, now: Date): Promise<boolean> {
  return closeForEver(tx, openSetup(token), now);
}

/**
 * Closes set-up, and ends its link, because an administrator comes about in another way. Call it in the transaction that
 * makes them. False when there has been one before.
 */
export async function noteAdmin(tx: Tx, now: Date): Promise<boolean> {
  await makeRow(tx);
  return closeForEver(tx, { ...ROW, adminSince: null }, now);
}

/** Whether no administrator has ever existed. */
export async function awaitsFirstAdmin(tx: Tx): Promise<boolean> {
  await makeRow(tx);
  return (await tx.installation.count({ where: { ...ROW, adminSince: null } })) === 1;
}

async function makeRow(tx: Tx): Promise<void> {
  // Given an update, if only one that changes nothing, Prisma sends one statement: two at once do not collide.
  await tx.installation.upsert({ where: ROW, create: ROW, update: ROW });
}

/** One guarded write: of several that come at once, one finds it open. */
async function closeForEver(
  tx: Tx,
  where: { id: number; adminSince: null; setupHash?: string },
  now: Date,
): Promise<boolean> {
  const closed = { adminSince: now, setupHash: null };
  const { count } = await tx.installation.updateMany({ where, data: closed });
  if (count === 1) await endFirstAdminInvitations(tx);
  return count === 1;
}
