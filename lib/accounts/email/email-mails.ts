// Owns the mails that speak of an address itself: please confirm it, and it has an account already.
import "server-only";
import type { EmailOwner } from "@/lib/accounts/email/email-store";
import { mintLink } from "@/lib/accounts/link-token";
import { queueMail } from "@/lib/mail/queue-mail";
import type { Tx } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/locale";

/** Mails the link that confirms the address of an account. */
export async function mailConfirmation(
  tx: Tx,
  { id, email, locale }: { id: string; email: string; locale: Locale },
  now: Date,
): Promise<void> {
  const link = await mintLink(tx, "confirm-email", { accountId: id, email }, now);
  await queueMail(tx, { accountId: id, to: email, locale, kind: "confirm-email", values: { link } }, now);
}

/** Tells the address that an undo took an account away from: else its reader would learn it by being locked out (R85). */
export async function mailEmailRestored(tx: Tx, left: EmailOwner, now: Date): Promise<void> {
  const link = new URL("/sign-in", settings().appUrl).href;
  const mail = { accountId: left.id, to: left.email, locale: left.locale } as const;
  await queueMail(tx, { ...mail, kind: "email-restored", values: { link } }, now);
}

/** Tells whoever reads an address that it has an account: to others it is never said (ASVS 6.3.8). */
export async function mailAddressTaken(tx: Tx, email: string, holder: EmailOwner, now: Date): Promise<void> {
  const link = new URL("/sign-in", settings().appUrl).href;
  const mail = { accountId: holder.id, to: email, locale: holder.locale } as const;
  await queueMail(tx, { ...mail, kind: "address-taken", values: { link } }, now);
}
