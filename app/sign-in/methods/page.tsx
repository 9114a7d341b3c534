// Owns the page on which somebody with a ticket chooses how to prove who they are.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { methodLinks } from "@/app/method-words";
import { HelpLink } from "@/app/sign-in/help/help-link";
import { requireTicket } from "@/app/sign-in/require-ticket";
import { MethodList } from "@/components/two-factor/method-list";
import { AuthShell } from "@/components/ui/auth-shell";
import { PageHeader } from "@/components/ui/page-header";
import { clock } from "@/lib/platform/clock";
import { settings } from "@/lib/platform/env";
import { methodPath } from "@/lib/sign-in/method-path";
import { signInMethods } from "@/lib/two-factor/verification/sign-in-methods";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signInCode"))("chooseTitle") };
}

export default async function MethodsPage() {
  const { accountId } = await requireTicket();
  const t = await getTranslations("signInCode");
  const methods = await methodLinks(await signInMethods(accountId, clock.now()), methodPath);
  return (
    <AuthShell appName={settings().appName} below={<HelpLink />}>
      <PageHeader title={t("chooseTitle")} lead={t("chooseLead")} />
      <MethodList methods={methods} />
    </AuthShell>
  );
}
