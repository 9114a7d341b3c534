// Owns the set-up page: the first administrator, through a link that works once. Gone for ever after.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { NewAccountFields } from "@/app/new-account-fields";
import { setUpAction } from "@/app/setup/actions";
import { ActionForm } from "@/components/ui/action-form";
import { AuthShell } from "@/components/ui/auth-shell";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { isSetupOpen } from "@/lib/admin/setup-store";
import { settings } from "@/lib/platform/env";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("firstAdmin"))("title") };
}

export default async function SetupPage({ searchParams }: { searchParams: Promise<{ token?: string }> }) {
  const { token } = await searchParams;
  if (typeof token !== "string" || !(await isSetupOpen(token))) notFound();
  const t = await getTranslations("firstAdmin");
  return (
    <AuthShell appName={settings().appName}>
      <PageHeader title={t("title")} lead={t("lead")} />
      <ActionForm action={setUpAction}>
        <input type="hidden" name="token" value={token} />
        <NewAccountFields secondFactorRequired />
        <SubmitButton wide>{t("submit")}</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
