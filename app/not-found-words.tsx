// Owns what the page of what is not there says, and where it leads.
import { getTranslations } from "next-intl/server";
import { AuthShell } from "@/components/ui/auth-shell";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { settings } from "@/lib/platform/env";

/** @param props.isSignedIn whoever is needs no telling that a session may have ended */
export async function NotFoundWords({ isSignedIn }: { isSignedIn: boolean }) {
  const t = await getTranslations("notFound");
  const [href, on] = isSignedIn ? ["/account", t("account")] : ["/sign-in", t("signIn")];
  return (
    <AuthShell appName={settings().appName}>
      <PageHeader title={t("title")} lead={t("lead")} />
      {!isSignedIn && <p className="text-ink-soft">{t("ended")}</p>}
      <div className="flex flex-wrap gap-3">
        <LinkButton href={href}>{on}</LinkButton>
        <LinkButton href="/" variant="quiet">
          {t("home")}
        </LinkButton>
      </div>
    </AuthShell>
  );
}
