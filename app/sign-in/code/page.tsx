// Owns the second step by a code of one channel, which the page names: none is sent before somebody asks for it.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LockNotice } from "@/app/lock-notice";
import { toWhom } from "@/app/method-words";
import { channelPage } from "@/app/sign-in/code/channel-page";
import { CodeForm } from "@/app/sign-in/code/code-form";
import { SendForm } from "@/app/sign-in/code/send-form";
import { requireTicket } from "@/app/sign-in/require-ticket";
import { UnsureNotice } from "@/app/unsure-notice";
import { Alert } from "@/components/ui/alert";
import { AuthShell } from "@/components/ui/auth-shell";
import { PageHeader } from "@/components/ui/page-header";
import { isChannelFactor } from "@/lib/channels/kinds";
import { settings } from "@/lib/platform/env";
import { METHODS_PATH } from "@/lib/sign-in/method-path";

interface CodeQuery {
  searchParams: Promise<{ with?: string; unsure?: string }>;
}

export async function generateMetadata({ searchParams }: CodeQuery): Promise<Metadata> {
  const factor = String((await searchParams).with);
  const t = await getTranslations("signInCode");
  return { title: t(isChannelFactor(factor) ? `titles.${factor}` : "chooseTitle") };
}

export default async function CodePage({ searchParams }: CodeQuery) {
  const ticket = await requireTicket();
  const query = await searchParams;
  const page = (await channelPage(ticket, String(query.with))) ?? redirect(METHODS_PATH);
  const { factor, minutes, isSent, takesCode, isPaused } = page;
  const t = await getTranslations("signInCode");
  const errors = await getTranslations("errors");
  const told = { ...toWhom({ name: factor, hint: page.hint }), minutes };
  const isAsking = !isSent || factor === "twilio-totp";
  const lead = isAsking ? t(`leads.${factor}`, told) : t(`sent.${factor}`, told);
  const below = (
    <p>
      <a className="link" href={METHODS_PATH}>
        {t("useAnother")}
      </a>
    </p>
  );
  return (
    <AuthShell appName={settings().appName} below={below}>
      <PageHeader title={t(`titles.${factor}`)} lead={isPaused && isAsking ? undefined : lead} />
      <LockNotice accountId={ticket.accountId} />
      {query.unsure && isSent && <UnsureNotice />}
      {takesCode && <CodeForm factor={factor} />}
      {isPaused && <Alert tone="warning">{errors("channel-paused")}</Alert>}
      <SendForm page={page} />
    </AuthShell>
  );
}
