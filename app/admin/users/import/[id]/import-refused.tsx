// Owns what is told of a file that cannot be used, or is still on its way.
import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import type { ImportView } from "@/lib/admin/import/import-view";
import { IMPORT_FILE_BYTES, IMPORT_ROWS } from "@/lib/platform/limits";

export async function ImportRefused({ job }: { job: ImportView }) {
  const t = await getTranslations("adminImport");
  const { problem, problemLine, columns } = job;
  if (!problem) return <PageHeader title={t("readingTitle")} lead={t("readingText")} />;
  const limits = { megabytes: IMPORT_FILE_BYTES / 2 ** 20, rows: IMPORT_ROWS };
  const told = { line: problemLine ?? 0, columns: columns.map((name) => `“${name}”`).join(", ") };
  return (
    <>
      <PageHeader title={t("refusedTitle")} lead={t("refusedText")} />
      <Alert tone="danger" role="alert">
        {t(`fileProblems.${problem}`, { ...told, ...limits })}
      </Alert>
      <div>
        <LinkButton href="/admin/users/import" variant="primary">
          {t("again")}
        </LinkButton>
      </div>
    </>
  );
}
