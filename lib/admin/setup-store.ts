// Owns the one row that says whether this installation still waits for its first administrator.
import "server-only";
import { database, type Tx } from "@/lib/platform/db";
import { hashToken, newToken } from "@/lib/platform/random-token";

const ROW = { id: 1 };

/** Makes a fresh set-up token in the place of the last one; null once an administrator has existed. */
export async function renewSetupToken(): Promise<string | null> {
  const { token, hash } = newToken();
  const db = database();
  await db.installation.upsert({ where: ROW, create: ROW, update: {} });
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
  const { count } = await tx.installation.updateMany({
    where: openSetup(token),
    data: { adminSince: now, setupHash: null },
  });
  return count === 1;
}
