// Owns the mail that permits a new password.
import "server-only";
import { endLinks } from "@/lib/accounts/link-store";
import { mintLink } from "@/lib/accounts/link-token";
import { findActiveOwner } from "@/lib/accounts/passwords/password-store";
import { queueMail } from "@/lib/mail/queue-mail";
import type { Tx } from "@/lib/platform/db";

/** Which mail brings the link: what its reader should do without using it differs. */
export type ResetMailKind = "reset-password" | "password-frozen" | "password-stopped";

/**
 * Mails a link that makes a new password, and ends the older ones (R70). The link is bound to the address that it
 * went to: once the account has another one, it opens nothing. False, and no mail, while the account is deactivated.
 */
export async function mailResetLink(
  tx: Tx,
  accountId: string,
  kind: ResetMailKind,
  now: Date,
): Promise<boolean> {
  const owner = await findActiveOwner(tx, accountId);
  if (!owner) return false;
  const { email, locale } = owner;
  await endLinks(tx, accountId, ["reset-password"]);
  const link = await mintLink(tx, "reset-password", { accountId, email }, now);
  const mail = { accountId, to: email, locale } as const;
  await queueMail(tx, { ...mail, kind, values: { link } }, now);
  return true;
}
