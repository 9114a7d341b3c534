// Owns telling every administrator what happened to somebody's account, or waits for one of them (R74).
import "server-only";
import type { Trace } from "@/lib/audit/trace";
import { queueMail } from "@/lib/mail/queue-mail";
import type { NoticeKind, ThingNoticeKind } from "@/lib/notices/kinds";
import { activeAdmins, insertNotice } from "@/lib/notices/notice-store";
import type { Tx } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/locale";

export type AdminNoticeKind = Extract<NoticeKind, `admin-${string}`>;

export type AdminNotice = {
  /** Address of the page where more is told. */
  path: string;
  /** Who did it, and knows. */
  exceptId?: string;
} & (
  | {
      kind: Exclude<AdminNoticeKind, ThingNoticeKind>;
      /** Address of the person. It stands in the sealed mail alone: a notice would outlive an account that is erased. */
      person: string;
    }
  | {
      kind: ThingNoticeKind;
      /** What it is about, which is nobody, in the reader's language. */
      about: (locale: Locale) => string;
    }
);

/** Tells them in the app, and by mail where their address is confirmed, in the transaction of what is told. */
export async function notifyAdmins(tx: Tx, told: AdminNotice, trace: Trace, now: Date): Promise<void> {
  const { kind, path, exceptId } = told;
  const { browser, address } = trace;
  const link = new URL(path, settings().appUrl).href;
  for (const { id: accountId, email, isConfirmed, locale } of await activeAdmins(tx, exceptId)) {
    const thing = "about" in told ? told.about(locale) : null;
    const about = "person" in told ? told.person : (thing ?? "");
    await insertNotice(tx, { accountId, kind, at: now, browser, address, about: thing });
    if (!isConfirmed) continue;
    const values = { notice: kind, at: now.toISOString(), browser, address, about, link };
    const mail = { accountId, to: email } as const;
    await queueMail(tx, { ...mail, locale, kind: "admin-notice", values }, now);
  }
}
