// Owns the page for addresses that lead nowhere, and for things that are not the asker's own.
import { getTranslations } from "next-intl/server";
import { AuthShell } from "@/components/ui/auth-shell";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { settings } from "@/lib/platform/env";
import { currentSession } from "@/lib/sign-in/require-session";

export default async function NotFoundPage() {
  const t = await getTranslations("notFound");
  const isSignedIn = (await currentSession()) !== null;
  return (
    <AuthShell appName={settings().appName}>
      <PageHeader title={t("title")} lead={t("lead")} />
      {/* Guards answer so as well where a session has ended (R72), and nobody is told whether this is one of them. */}
      {!isSignedIn && <p className="text-ink-soft">{t("ended")}</p>}
      <div className="flex flex-wrap gap-3">
        {isSignedIn ? (
          <LinkButton href="/account">{t("account")}</LinkButton>
        ) : (
          <>
            <LinkButton href="/sign-in">{t("signIn")}</LinkButton>
            <LinkButton href="/" variant="quiet">
              {t("home")}
            </LinkButton>
          </>
        )}
      </div>
    </AuthShell>
  );
}
