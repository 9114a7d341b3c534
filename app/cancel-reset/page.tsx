// Owns the page of the link that calls a reset off. Opening it changes nothing; its button does (R74, R94).
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cancelResetAction } from "@/app/cancel-reset/actions";
import { LinkToken } from "@/app/link-token";
import { LinkTooOld } from "@/app/link-too-old";
import { ActionForm } from "@/components/ui/action-form";
import { AuthShell } from "@/components/ui/auth-shell";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { settings } from "@/lib/platform/env";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("resetHelp.cancel"))("title") };
}

export default async function CancelResetPage({
  searchParams,
}: {
  searchParams: Promise<{ done?: string }>;
}) {
  const t = await getTranslations("resetHelp.cancel");
  if ((await searchParams).done === "yes") {
    return (
      <AuthShell appName={settings().appName}>
        <PageHeader title={t("doneTitle")} lead={t("doneLead")} />
        <LinkButton href="/sign-in" wide>
          {t("signIn")}
        </LinkButton>
      </AuthShell>
    );
  }
  const below = <LinkTooOld href="/account/call-off-reset" text={t("inAccount")} />;
  return (
    <AuthShell appName={settings().appName} below={below}>
      <PageHeader title={t("title")} lead={t("lead")} />
      <ActionForm action={cancelResetAction}>
        <LinkToken />
        <SubmitButton wide>{t("submit")}</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
