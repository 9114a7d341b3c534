// Owns the page for those who have neither phone nor codes: the form, and from then on what happens next.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { askForHelpAction } from "@/app/sign-in/help/actions";
import { requireTicket } from "@/app/sign-in/require-ticket";
import { ActionForm } from "@/components/ui/action-form";
import { AuthShell } from "@/components/ui/auth-shell";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextAreaField } from "@/components/ui/text-area-field";
import { isHelpAskedFor } from "@/lib/admin/resets/request-store";
import { settings } from "@/lib/platform/env";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("resetHelp"))("title") };
}

export default async function HelpPage() {
  const { accountId } = await requireTicket();
  const isAsked = await isHelpAskedFor(accountId);
  const t = await getTranslations("resetHelp");
  const below = (
    <p>
      <a className="link" href="/sign-in/verify">
        {t("back")}
      </a>
    </p>
  );
  return (
    <AuthShell appName={settings().appName} below={below}>
      {isAsked ? (
        <>
          <PageHeader title={t("sentTitle")} lead={t("sentLead")} />
          <p className="text-ink-soft">{t("sentHint")}</p>
        </>
      ) : (
        <>
          <PageHeader title={t("title")} lead={t("lead")} />
          <ActionForm action={askForHelpAction}>
            <TextAreaField name="text" label={t("text")} hint={t("hint")} required autoFocus />
            <SubmitButton wide>{t("submit")}</SubmitButton>
          </ActionForm>
        </>
      )}
    </AuthShell>
  );
}
