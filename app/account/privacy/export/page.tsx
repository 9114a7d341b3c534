// Owns the page from which people take out everything that is kept about them.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignedInShell } from "@/app/account/signed-in-shell";
import { DownloadForm } from "@/components/account/download-form";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { nextExportAt } from "@/lib/accounts/privacy/export-data";
import { sentenceOf } from "@/lib/platform/actions/sentences";
import { clock } from "@/lib/platform/clock";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("exportData"))("title") };
}

export default async function ExportDataPage() {
  const session = await requireSession();
  const now = clock.now();
  // Whoever comes too soon need not prove themselves first to be told so.
  const lockedUntil = await nextExportAt(session.accountId, now);
  if (!lockedUntil) await requireStepUp(session, "export-data");
  const t = await getTranslations("exportData");
  return (
    <SignedInShell session={session} current="privacy">
      <PageHeader title={t("title")} lead={t("lead")} />
      {lockedUntil ? (
        <>
          <Alert tone="info" role="alert">
            {await sentenceOf("export-too-soon", { lockedUntil }, now)}
          </Alert>
          <div>
            <LinkButton href="/account/privacy" variant="secondary">
              {t("back")}
            </LinkButton>
          </div>
        </>
      ) : (
        <Card>
          <DownloadForm action="/account/privacy/export/file">
            <SubmitButton>{t("submit")}</SubmitButton>
            <LinkButton href="/account/privacy" variant="quiet">
              {t("back")}
            </LinkButton>
          </DownloadForm>
        </Card>
      )}
    </SignedInShell>
  );
}
