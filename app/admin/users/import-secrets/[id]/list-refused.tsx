// Owns what is told of a list that cannot be used.
import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import type { ListView } from "@/lib/admin/secrets-import/list-view";
import { SECRET_IMPORT_BYTES, SECRET_IMPORT_ROWS } from "@/lib/platform/limits";

export async function ListRefused({ list: { problem, problemLine } }: { list: ListView }) {
  const t = await getTranslations("adminSecrets");
  const limits = { megabytes: SECRET_IMPORT_BYTES / 2 ** 20, rows: SECRET_IMPORT_ROWS };
  return (
    <>
      <PageHeader title={t("refusedTitle")} lead={t("refusedText")} />
      <Alert tone="danger" role="alert">
        {t(`listProblems.${problem ?? "interrupted"}`, { line: problemLine ?? 0, ...limits })}
      </Alert>
      <div>
        <LinkButton href="/admin/users/import-secrets" variant="primary">
          {t("again")}
        </LinkButton>
      </div>
    </>
  );
}
