// Owns the one-time link that, with the password, lets somebody enroll anew after a reset: how it is made, and who gets it.
import "server-only";
import { emailOf } from "@/lib/accounts/email/email-store";
import { mintLink } from "@/lib/accounts/link-token";
import { isMailboxInDoubt } from "@/lib/admin/resets/reset-person-store";
import { queueMail } from "@/lib/mail/queue-mail";
import type { Tx } from "@/lib/platform/db";

export interface ReEnrollmentLink {
  /** For the administrator's eyes, once. */
  link: string;
  /** Whether the person's mailbox gets it as well. */
  isMailed: boolean;
}

/**
 * Makes the link, bound to the current address; it replaces older ones. It is mailed to a confirmed address, unless the
 * same mailbox has just given the account its password or address: whoever reads that mailbox would need nothing else
 * (R74). An administrator hands it over then.
 * @param reset.asked when the reset was asked for
 * @param reset.shownTo the administrator who sees it, and with whose role it ends (R63); nobody when its time had come
 */
export async function makeReEnrollmentLink(
  tx: Tx,
  { accountId, asked, shownTo }: { accountId: string; asked: Date; shownTo?: string },
  now: Date,
): Promise<ReEnrollmentLink> {
  const { email, locale, isConfirmed } = await emailOf(tx, accountId);
  const link = await mintLink(tx, "re-enroll", { accountId, email, invitedById: shownTo }, now);
  const isMailed = isConfirmed && !(await isMailboxInDoubt(tx, accountId, asked));
  if (isMailed)
    await queueMail(tx, { accountId, to: email, locale, kind: "re-enroll", values: { link } }, now);
  return { link, isMailed };
}
