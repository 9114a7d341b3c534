// Owns on whose account an administrator may put a secret that they know: a member's without any second factor.
//
// Never on an administrator's: whoever knows a secret gives its codes, so an administrator who could plant one on a
// protected account would be that account at its second factor, and with a forgotten password altogether. For the same
// reason never beside a factor that is there, and never after a reset, where only the person's own link may enroll (R74).
import "server-only";
import { countsAsAdmin } from "@/lib/admin/resets/four-eyes-rule";
import type { SecretProblem } from "@/lib/admin/secrets-import/problems";
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

/** Why an account takes no secret from outside, or null. */
export function whyNotImport(account: ImportAccount | undefined, now: Date): SecretProblem | null {
  if (!account) return "account-unknown";
  if (countsAsAdmin(account, now)) return "account-admin";
  if (account.deactivatedAt) return "account-deactivated";
  if (account.factorCount > 0) return "account-has-factor";
  return account.resetAt ? "account-reset" : null;
}
