// Owns what an account was told and has not answered: each notice, and the two answers to all of them.
//
// "This was not me" leads to a new password, which ends everything else. Nothing ends before the step-up there: whoever
// holds a copied session could otherwise throw the owner out again and again.
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { noticesReadAction } from "@/app/account/activity/actions";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { HiddenField } from "@/components/ui/hidden-field";
import { LinkButton } from "@/components/ui/link-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { browserName, networkName } from "@/lib/audit/trace-words";
import { type UnreadNotice, unreadNotices } from "@/lib/notices/notice-store";
import type { LiveSession } from "@/lib/sign-in/sessions/session";

/** The session knows how many there are, so that a page without any asks for none. */
export async function UnreadNotices({ session }: { session: LiveSession }) {
  if (session.unreadNotices === 0) return null;
  const t = await getTranslations("noticeList");
  const notices = await unreadNotices(session.accountId);
  const more = session.unreadNotices - notices.length;
  return (
    <Card heading={t("heading", { count: session.unreadNotices })} lead={t("lead")}>
      <ul className="divide-y divide-line">
        {notices.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} />
        ))}
      </ul>
      {more > 0 && <p className="pt-5 text-ink-soft">{t("more", { count: more })}</p>}
      <div className="flex flex-wrap gap-3 pt-6">
        <ActionForm action={noticesReadAction} className="contents">
          <HiddenField name="ids" value={notices.map(({ id }) => id).join(" ")} />
          <SubmitButton variant="secondary">{t("wasMe")}</SubmitButton>
        </ActionForm>
        <LinkButton href="/account/password" variant="danger">
          {t("wasNotMe")}
        </LinkButton>
      </div>
      <p className="max-w-prose pt-4 text-ink-soft">{t("wasNotMeHint")}</p>
    </Card>
  );
}

async function NoticeRow({ notice }: { notice: UnreadNotice }) {
  const { kind, at, browser, address } = notice;
  const t = await getTranslations("notices");
  const list = await getTranslations("noticeList");
  const format = await getFormatter();
  const about = notice.about ?? "";
  const when = <time dateTime={at.toISOString()}>{format.dateTime(at, "moment")}</time>;
  return (
    <li className="grid gap-1 py-5 first:pt-0 last:pb-0">
      <p className="text-[1.0625rem] font-semibold">{t(`${kind}.title`, { about })}</p>
      <p>{t(`${kind}.text`, { about })}</p>
      <p className="flex flex-wrap gap-x-5 text-ink-soft tabular-nums">
        {when}
        {browser && <span>{browserName(browser, await getLocale())}</span>}
        {address && <span>{list("network", { network: networkName(address) })}</span>}
      </p>
    </li>
  );
}
