// Owns telling people what happened to their account: in the app at once, and by mail where the address is confirmed.
import "server-only";
import { mintLink } from "@/lib/accounts/link-token";
import type { Trace } from "@/lib/audit/trace";
import { queueMail } from "@/lib/mail/queue-mail";
import type { NoticeKind } from "@/lib/notices/kinds";
import type { Tx } from "@/lib/platform/db";
import type { Locale } from "@/lib/platform/locale";
import { newId } from "@/lib/platform/random-token";

export interface NoticeOf {
  accountId: string;
  kind: NoticeKind;
  /** Name of the thing it is about; never a secret. */
  about?: string;
}

/** Tells the owner in the app alone: for what goes out in a mail of its own. */
export async function notifyInApp(
  tx: Tx,
  { accountId, kind, about }: NoticeOf,
  { browser, address }: Trace,
  now: Date,
): Promise<string> {
  const id = newId();
  await tx.notice.create({ data: { id, accountId, kind, at: now, browser, address, about } });
  return id;
}

/**
 * Tells the owner, in the transaction of what is told (R85). An address that nobody confirmed gets no mail, and an
 * account that is gone, in the same transaction perhaps, is told nothing: telling never undoes what was done.
 */
export async function notify(tx: Tx, told: NoticeOf, trace: Trace, now: Date): Promise<void> {
  const { accountId, kind, about } = told;
  const account = await tx.account.findUnique({
    where: { id: accountId },
    select: { email: true, emailConfirmedAt: true, locale: true },
  });
  if (!account) return;
  const id = await notifyInApp(tx, told, trace, now);
  const { browser, address } = trace;
  if (!account.emailConfirmedAt) return;
  const link = await mintLink(tx, "not-me", { accountId, email: account.email }, now);
  const values = { notice: kind, at: now.toISOString(), browser, address, about: about ?? "", link };
  const mail = { idempotencyKey: `notice:${id}`, accountId, to: account.email } as const;
  await queueMail(tx, { ...mail, locale: account.locale as Locale, kind: "notice", values }, now);
}
