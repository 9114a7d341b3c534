// Owns telling people what happened to their account: in the app at once, and by mail where the address is confirmed.
import "server-only";
import { findEmailOwner } from "@/lib/accounts/email/email-store";
import { provedAddresses } from "@/lib/accounts/email/proved-addresses";
import { mintLink } from "@/lib/accounts/link-token";
import type { Trace } from "@/lib/audit/trace";
import { queueMail } from "@/lib/mail/queue-mail";
import { hasNotMeLink, isByAdmin, type NoticeKind } from "@/lib/notices/kinds";
import { insertNotice } from "@/lib/notices/notice-store";
import type { Tx } from "@/lib/platform/db";

export interface NoticeOf {
  accountId: string;
  kind: NoticeKind;
  /** Name of the thing it is about; never a secret. */
  about?: string;
}

const NOWHERE = { browser: "", address: "" };

/** Where from the owner is told it came. */
function originOf(kind: NoticeKind, { browser, address }: Trace) {
  return isByAdmin(kind) ? NOWHERE : { browser, address };
}

/** Tells the owner in the app alone: for what goes out in a mail of its own. */
export async function notifyInApp(
  tx: Tx,
  { accountId, kind, about }: NoticeOf,
  trace: Trace,
  now: Date,
): Promise<void> {
  await insertNotice(tx, { accountId, kind, at: now, ...originOf(kind, trace), about });
}

/**
 * Tells the owner, at each proved address, in the transaction of what is told (R85). An address that nobody confirmed
 * gets no mail, and an account that is gone, in the same transaction perhaps, is told nothing: telling never undoes
 * what was done.
 */
export async function notify(tx: Tx, notice: NoticeOf, trace: Trace, now: Date): Promise<void> {
  const { accountId, kind, about = "" } = notice;
  const account = await findEmailOwner(tx, accountId);
  if (!account) return;
  await notifyInApp(tx, notice, trace, now);
  const told = { notice: kind, at: now.toISOString(), ...originOf(kind, trace), about };
  for (const to of provedAddresses(account)) {
    // One link for each address: whoever reads the other one keeps theirs.
    const link = hasNotMeLink(kind) ? await mintLink(tx, "not-me", { accountId, email: to }, now) : "";
    const mail = { accountId, to, locale: account.locale } as const;
    await queueMail(tx, { ...mail, kind: "notice", values: { ...told, link } }, now);
  }
}
