// Owns the page for addresses that lead nowhere, and for things that are not the asker's own.
import { getTranslations } from "next-intl/server";
import { AuthShell } from "@/components/ui/auth-shell";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { settings } from "@/lib/platform/env";

/**
 * Guards answer so as well where a session has ended (R72). It asks for none: Next renders it into every page, for later.
 * Whoever is signed in comes to their account by the link to signing in.
 */
export default async function NotFoundPage() {
  const t = await getTranslations("notFound");
  return (
    <AuthShell appName={settings().appName}>
      <PageHeader title={t("title")} lead={t("lead")} />
      <p className="text-ink-soft">{t("ended")}</p>
      <div className="flex flex-wrap gap-3">
        <LinkButton href="/sign-in">{t("signIn")}</LinkButton>
        <LinkButton href="/" variant="quiet">
          {t("home")}
        </LinkButton>
      </div>
    </AuthShell>
  );
}
