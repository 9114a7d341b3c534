// Owns the page on which an administrator chooses a file of people.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { RecentImports } from "@/app/admin/users/import/recent-imports";
import { UploadForm } from "@/components/admin/upload-form";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { viewLatestImports } from "@/lib/admin/import/import-view";
import { IMPORT_FILE_BYTES, IMPORT_ROWS } from "@/lib/platform/limits";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("adminImport"))("title") };
}

const COLUMNS = ["email", "name", "role"] as const;

export default async function ImportPage() {
  await requireAdmin();
  const t = await getTranslations("adminImport");
  const imports = await viewLatestImports();
  const limits = { megabytes: IMPORT_FILE_BYTES / 2 ** 20, rows: IMPORT_ROWS };
  return (
    <AdminShell current="people">
      <PageHeader title={t("title")} lead={t("lead")} />
      <Card heading={t("fileHeading")} lead={t("fileLead", limits)}>
        <UploadForm
          action="/admin/users/import/file"
          label={t("file")}
          accept=".csv,.txt,text/csv,text/plain"
        >
          <p className="text-ink-soft">{t("noScript")}</p>
          <div className="flex flex-wrap gap-3">
            <SubmitButton>{t("upload")}</SubmitButton>
            <LinkButton href="/admin/users" variant="quiet">
              {t("back")}
            </LinkButton>
          </div>
        </UploadForm>
      </Card>
      <Card heading={t("columns.heading")} lead={t("columns.others")}>
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
          {COLUMNS.map((column) => (
            <div key={column} className="contents">
              <dt className="font-mono font-semibold">{column}</dt>
              <dd>{t(`columns.${column}`)}</dd>
            </div>
          ))}
        </dl>
      </Card>
      {imports.length > 0 && <RecentImports imports={imports} />}
    </AdminShell>
  );
}
