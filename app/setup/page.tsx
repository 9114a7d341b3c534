// Owns the set-up page: the first administrator, through a link that works once. Gone for ever after.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewAccountFields } from "@/app/new-account-fields";
import { NothingHere } from "@/app/nothing-here";
import { setUpAction } from "@/app/setup/actions";
import { ActionForm } from "@/components/ui/action-form";
import { AuthShell } from "@/components/ui/auth-shell";
import { HiddenField } from "@/components/ui/hidden-field";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { isSetupOpen } from "@/lib/admin/setup-store";
import { settings } from "@/lib/platform/env";

interface SetupPageProps {
  searchParams: Promise<{ token?: string }>;
}

/** The token of the address while it would be accepted, else null. */
async function openToken({ searchParams }: SetupPageProps): Promise<string | null> {
  const { token } = await searchParams;
  return typeof token === "string" && (await isSetupOpen(token)) ? token : null;
}

export async function generateMetadata(props: SetupPageProps): Promise<Metadata> {
  if (!(await openToken(props))) return {};
  return { title: (await getTranslations("firstAdmin"))("title") };
}

export default async function SetupPage(props: SetupPageProps) {
  const token = await openToken(props);
  if (!token) return <NothingHere isSignedIn={false} />;
  const t = await getTranslations("firstAdmin");
  return (
    <AuthShell appName={settings().appName}>
      <PageHeader title={t("title")} lead={t("lead")} />
      <ActionForm action={setUpAction}>
        <HiddenField name="token" value={token} />
        <NewAccountFields secondFactorRequired />
        <SubmitButton wide>{t("submit")}</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
