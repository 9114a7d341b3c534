// Owns reading the accounts that secrets are imported for.
import "server-only";
import type { Tx } from "@/lib/platform/db";

const STANDING = {
  id: true,
  email: true,
  role: true,
  adminUntil: true,
  deactivatedAt: true,
  resetAt: true,
  factorCount: true,
  locale: true,
} as const;

/** The accounts of some addresses, as far as importing depends on them. */
export function accountsOf(db: Tx, emails: string[]) {
  return db.account.findMany({ where: { email: { in: emails } }, select: STANDING });
}

export type ImportAccount = Awaited<ReturnType<typeof accountsOf>>[number];
