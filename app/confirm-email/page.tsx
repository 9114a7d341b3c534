// Owns the page of links that prove an address. Opening it changes nothing; its button does (R94).
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { confirmEmailAction } from "@/app/confirm-email/actions";
import { LinkToken } from "@/app/link-token";
import { LinkTooOld } from "@/app/link-too-old";
import { ActionForm } from "@/components/ui/action-form";
import { AuthShell } from "@/components/ui/auth-shell";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { settings } from "@/lib/platform/env";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("email"))("confirmTitle") };
}

export default async function ConfirmEmailPage({
  searchParams,
}: {
  searchParams: Promise<{ done?: string }>;
}) {
  const t = await getTranslations("email");
  if ((await searchParams).done === "yes") {
    return (
      <AuthShell appName={settings().appName}>
        <PageHeader title={t("confirmedTitle")} lead={t("confirmedLead")} />
        <LinkButton href="/account" variant="primary" wide>
          {t("toAccount")}
        </LinkButton>
      </AuthShell>
    );
  }
  const below = <LinkTooOld href="/account" text={t("newLink")} />;
  return (
    <AuthShell appName={settings().appName} below={below}>
      <PageHeader title={t("confirmTitle")} lead={t("confirmLead")} />
      <ActionForm action={confirmEmailAction}>
        <LinkToken />
        <SubmitButton wide>{t("confirm")}</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
