// Owns the page that takes a change of address back. Opening it changes nothing; its button does (R71, R94).
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkToken } from "@/app/link-token";
import { OutboxNote } from "@/app/outbox-note";
import { undoEmailAction } from "@/app/undo-email/actions";
import { ActionForm } from "@/components/ui/action-form";
import { AuthShell } from "@/components/ui/auth-shell";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { settings } from "@/lib/platform/env";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("undoEmail"))("title") };
}

export default async function UndoEmailPage({ searchParams }: { searchParams: Promise<{ done?: string }> }) {
  const t = await getTranslations("undoEmail");
  if ((await searchParams).done === "yes") {
    return (
      <AuthShell appName={settings().appName}>
        <PageHeader title={t("doneTitle")} lead={t("doneLead")} />
        <OutboxNote />
        <LinkButton href="/sign-in" wide>
          {t("signIn")}
        </LinkButton>
      </AuthShell>
    );
  }
  return (
    <AuthShell appName={settings().appName} below={<p>{t("lost")}</p>}>
      <PageHeader title={t("title")} lead={t("lead")} />
      <ActionForm action={undoEmailAction}>
        <LinkToken />
        <SubmitButton wide>{t("submit")}</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
