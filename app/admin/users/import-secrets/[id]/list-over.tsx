// Owns what is told of an import of secrets that is over.
import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import type { ListView } from "@/lib/admin/secrets-import/list-view";

export async function ListOver({ list: { state, imported, skipped } }: { list: ListView }) {
  const t = await getTranslations("adminSecrets");
  const isDone = state === "done";
  return (
    <>
      <PageHeader title={t(isDone ? "over.doneTitle" : "over.cancelledTitle")} />
      <Alert tone={isDone ? "success" : "info"} role="status">
        <ul className="grid gap-1">
          <li>{t("over.imported", { count: imported })}</li>
          {skipped > 0 && <li>{t("over.skipped", { count: skipped })}</li>}
          {!isDone && <li>{t("over.forgotten")}</li>}
        </ul>
      </Alert>
      <div className="flex flex-wrap gap-3">
        <LinkButton href="/admin/users" variant="primary">
          {t("back")}
        </LinkButton>
        <LinkButton href="/admin/users/import-secrets">{t("again")}</LinkButton>
      </div>
    </>
  );
}
