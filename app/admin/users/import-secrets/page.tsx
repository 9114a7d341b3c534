// Owns the page on which an administrator brings a list of secrets of another system.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { PasteOrUploadForm } from "@/components/admin/paste-or-upload-form";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { SECRET_IMPORT_WAIT_SECONDS } from "@/lib/platform/durations";
import { SECRET_IMPORT_BYTES, SECRET_IMPORT_ROWS } from "@/lib/platform/limits";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("adminSecrets"))("title") };
}

const KINDS = [
  ["uri", "otpauth://"],
  ["migration", "otpauth-migration://"],
  ["csv", "CSV"],
] as const;

export default async function ImportSecretsPage() {
  await requireAdmin();
  const t = await getTranslations("adminSecrets");
  const limits = { megabytes: SECRET_IMPORT_BYTES / 2 ** 20, rows: SECRET_IMPORT_ROWS };
  const minutes = Math.round(SECRET_IMPORT_WAIT_SECONDS / 60);
  return (
    <AdminShell current="people">
      <PageHeader title={t("title")} lead={t("lead")} />
      <Alert tone="info" title={t("rules.heading")}>
        <p>{t("rules.text", { minutes })}</p>
      </Alert>
      <Card heading={t("listHeading")} lead={t("listLead", limits)}>
        <PasteOrUploadForm
          action="/admin/users/import-secrets/file"
          labels={{ paste: t("paste"), file: t("file") }}
          accept=".csv,.txt,text/csv,text/plain"
        >
          <div className="flex flex-wrap gap-3">
            <SubmitButton>{t("read")}</SubmitButton>
            <LinkButton href="/admin/users" variant="quiet">
              {t("back")}
            </LinkButton>
          </div>
        </PasteOrUploadForm>
      </Card>
      <Card heading={t("kinds.heading")}>
        <dl className="grid gap-x-6 gap-y-3 md:grid-cols-[auto_1fr] md:gap-y-2">
          {KINDS.map(([kind, name]) => (
            <div key={kind} className="grid md:contents">
              <dt className="font-mono font-semibold wrap-anywhere">{name}</dt>
              <dd>{t(`kinds.${kind}`)}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </AdminShell>
  );
}
