// Owns what stands in the place of a form that opens a session, where one is open in this browser.
import { getTranslations } from "next-intl/server";
import { SignOutForm } from "@/app/account/sign-out-form";
import { LinkToken } from "@/app/link-token";
import { AuthShell } from "@/components/ui/auth-shell";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { settings } from "@/lib/platform/env";

/** The form's action would send them home without a word, and with it what they had typed. */
export async function SignedInAlready({ title, email }: { title: string; email: string }) {
  const t = await getTranslations("signedInAlready");
  return (
    <AuthShell appName={settings().appName}>
      <PageHeader title={title} lead={t("lead", { email })} />
      <p>{t("link")}</p>
      {/* Takes the token out of the address here as well, so that it stays in no history. */}
      <div hidden>
        <LinkToken />
      </div>
      <div className="flex flex-wrap gap-3">
        <LinkButton href="/account" variant="primary">
          {t("toAccount")}
        </LinkButton>
        <SignOutForm />
      </div>
    </AuthShell>
  );
}
