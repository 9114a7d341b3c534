// Owns the page for addresses that lead nowhere, and for things that are not the asker's own.
import { getTranslations } from "next-intl/server";
import { AuthShell } from "@/components/ui/auth-shell";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { settings } from "@/lib/platform/env";

export default async function NotFoundPage() {
  const t = await getTranslations("notFound");
  return (
    <AuthShell appName={settings().appName}>
      <PageHeader title={t("title")} lead={t("lead")} />
      <LinkButton href="/">{t("home")}</LinkButton>
    </AuthShell>
  );
}
