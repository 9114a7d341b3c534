// Owns on whose account an administrator may put a secret that they know: a member's without any second factor.
//
// Never on an administrator's: whoever knows a secret gives its codes, so an administrator who could plant one on a
// protected account would be that account at its second factor, and with a forgotten password altogether. For the same
// reason never beside a factor that is there, and never after a reset, where only the person's own link may enroll (R74).
import "server-only";
import { countsAsAdmin } from "@/lib/admin/resets/four-eyes-rule";
import type { ImportAccount } from "@/lib/admin/secrets-import/import-account-store";
import type { SecretProblem } from "@/lib/admin/secrets-import/problems";

/** Why an account takes no secret from outside, or null. */
export function whyNotImport(account: ImportAccount | undefined, now: Date): SecretProblem | null {
  if (!account) return "account-unknown";
  if (countsAsAdmin(account, now)) return "account-admin";
  if (account.deactivatedAt) return "account-deactivated";
  if (account.factorCount > 0) return "account-has-factor";
  return account.resetAt ? "account-reset" : null;
}
