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

interface Addresses {
  email: string;
  emailConfirmedAt: Date | null;
  secondEmail: string | null;
}

function provedAddresses({ email, emailConfirmedAt, secondEmail }: Addresses): string[] {
  const addresses = [emailConfirmedAt ? email : null, secondEmail];
  return addresses.filter((address) => address !== null);
}

/**
 * Tells the owner, at each proved address, in the transaction of what is told (R85). An address that nobody confirmed gets no mail, and an
 * account that is gone, in the same transaction perhaps, is told nothing: telling never undoes what was done.
 */
export async function notify(
  tx: Tx,
  { accountId, kind, about }: NoticeOf,
  trace: Trace,
  now: Date,
): Promise<void> {
  const account = await tx.account.findUnique({
    where: { id: accountId },
    select: { email: true, emailConfirmedAt: true, secondEmail: true, locale: true },
  });
  if (!account) return;
  const id = newId();
  const { browser, address } = trace;
  await tx.notice.create({ data: { id, accountId, kind, at: now, browser, address, about } });
  const told = { notice: kind, at: now.toISOString(), browser, address, about: about ?? "" };
  for (const to of provedAddresses(account)) {
    // One link for each address: whoever reads the other one keeps theirs.
    const link = await mintLink(tx, "not-me", { accountId, email: to }, now);
    const mail = { idempotencyKey: `notice:${id}:${to}`, accountId, to, kind: "notice" } as const;
    await queueMail(tx, { ...mail, locale: account.locale as Locale, values: { ...told, link } }, now);
  }
}
