// Owns the page of the links in notices: what "this was not me" does. Opening it changes nothing; its button does.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkToken } from "@/app/link-token";
import { LinkTooOld } from "@/app/link-too-old";
import { notMeAction } from "@/app/not-me/actions";
import { ActionForm } from "@/components/ui/action-form";
import { AuthShell } from "@/components/ui/auth-shell";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { settings } from "@/lib/platform/env";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notMe"))("title") };
}

export default async function NotMePage() {
  const t = await getTranslations("notMe");
  const below = <LinkTooOld href="/forgot-password" text={t("newPassword")} />;
  return (
    <AuthShell appName={settings().appName} below={below}>
      <PageHeader title={t("title")} lead={t("lead")} />
      <ul className="grid list-disc gap-2 ps-5">
        <li>{t("sessions")}</li>
        <li>{t("begun")}</li>
        <li>{t("password")}</li>
        <li>{t("mail")}</li>
        <li>{t("factors")}</li>
      </ul>
      <ActionForm action={notMeAction}>
        <LinkToken />
        <SubmitButton variant="danger" wide>
          {t("submit")}
        </SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
