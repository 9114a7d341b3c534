// Owns the rows of notices, how long any is kept, and which administrators are told.
import "server-only";
import type { NoticeKind } from "@/lib/notices/kinds";
import { database, type Tx } from "@/lib/platform/db";
import { NOTICE_RETENTION_SECONDS } from "@/lib/platform/durations";
import { NOTICES_SHOWN } from "@/lib/platform/limits";
import type { Locale } from "@/lib/platform/locale";
import { newId } from "@/lib/platform/random-token";
import { secondsBefore } from "@/lib/platform/seconds-after";

export interface NewNotice {
  accountId: string;
  kind: NoticeKind;
  at: Date;
  browser: string;
  address: string;
  about?: string | null;
}

/** Keeps a notice for an account. */
export async function insertNotice(tx: Tx, notice: NewNotice): Promise<void> {
  await tx.notice.create({ data: { id: newId(), ...notice }, select: { id: true } });
}

/** Where an administrator is told of something. */
export interface ToldAdmin {
  id: string;
  email: string;
  isConfirmed: boolean;
  locale: Locale;
}

/** Every administrator who is not deactivated, but one. */
export async function activeAdmins(tx: Tx, exceptId?: string): Promise<ToldAdmin[]> {
  const rows = await tx.account.findMany({
    where: { role: "admin", deactivatedAt: null, ...(exceptId && { id: { not: exceptId } }) },
    select: { id: true, email: true, emailConfirmedAt: true, locale: true },
  });
  return rows.map(({ emailConfirmedAt, locale, ...admin }) => {
    return { ...admin, isConfirmed: emailConfirmedAt !== null, locale: locale as Locale };
  });
}

/** What a screen shows of a notice. */
export interface UnreadNotice {
  id: string;
  kind: NoticeKind;
  at: Date;
  browser: string;
  address: string;
  about: string | null;
}

/** The newest NOTICES_SHOWN notices that nobody has read. */
export async function unreadNotices(accountId: string): Promise<UnreadNotice[]> {
  const rows = await database().notice.findMany({
    where: { accountId, readAt: null },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: NOTICES_SHOWN,
    select: { id: true, kind: true, at: true, browser: true, address: true, about: true },
  });
  return rows.map((row) => ({ ...row, kind: row.kind as NoticeKind }));
}

/** Notes that notices were read; ids that are not the account's own, or read already, change nothing. */
export async function markNoticesRead(accountId: string, ids: string[], now: Date): Promise<void> {
  await database().notice.updateMany({
    where: { accountId, id: { in: ids.slice(0, NOTICES_SHOWN) }, readAt: null },
    data: { readAt: now },
  });
}

/** Whether the owner was told the same after a moment. */
export async function wasToldSince(
  tx: Tx,
  accountId: string,
  kind: NoticeKind,
  since: Date,
): Promise<boolean> {
  return (await tx.notice.count({ where: { accountId, kind, at: { gt: since } } })) > 0;
}

/** Removes notices past their time, read or not (R115). */
export async function sweepNotices(now: Date): Promise<void> {
  const before = secondsBefore(now, NOTICE_RETENTION_SECONDS);
  await database().notice.deleteMany({ where: { at: { lt: before } } });
}
