// Owns the second step by a passkey.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LockNotice } from "@/app/lock-notice";
import { passkeyWords } from "@/app/passkey-words";
import { HelpLink } from "@/app/sign-in/help/help-link";
import { askAtTicketAction, verifyPasskeyAction } from "@/app/sign-in/passkey/actions";
import { requireTicket } from "@/app/sign-in/require-ticket";
import { PasskeyButton } from "@/components/two-factor/passkey-button";
import { ActionForm } from "@/components/ui/action-form";
import { AuthShell } from "@/components/ui/auth-shell";
import { PageHeader } from "@/components/ui/page-header";
import { clock } from "@/lib/platform/clock";
import { settings } from "@/lib/platform/env";
import { METHODS_PATH, methodPath } from "@/lib/sign-in/method-path";
import { firstMethod, signInMethods } from "@/lib/two-factor/verification/sign-in-methods";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("passkeys"))("verifyTitle") };
}

export default async function PasskeyPage() {
  const { accountId } = await requireTicket();
  const methods = await signInMethods(accountId, clock.now());
  if (!methods.some(({ name }) => name === "passkey")) redirect(methodPath(firstMethod(methods)));
  const t = await getTranslations("passkeys");
  const below = (
    <div className="grid gap-2">
      <p>
        <a className="link" href={METHODS_PATH}>
          {t("useAnother")}
        </a>
      </p>
      <HelpLink />
    </div>
  );
  return (
    <AuthShell appName={settings().appName} below={below}>
      <PageHeader title={t("verifyTitle")} lead={t("verifyLead")} />
      <LockNotice accountId={accountId} />
      <ActionForm action={verifyPasskeyAction}>
        <PasskeyButton act="get" ask={askAtTicketAction} wide {...(await passkeyWords("verifySubmit"))} />
      </ActionForm>
    </AuthShell>
  );
}
