// Owns what is told of an import that is over.
import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import type { ImportView } from "@/lib/admin/import/import-view";

export async function ImportOver({ job }: { job: ImportView }) {
  const t = await getTranslations("adminImport");
  const { state, goodRows, invited, skipped } = job;
  const left = goodRows - invited - skipped;
  const isDone = state === "done";
  return (
    <>
      <PageHeader title={t(isDone ? "over.doneTitle" : "over.cancelledTitle")} />
      <Alert tone={isDone ? "success" : "info"} role="status">
        <ul className="grid gap-1">
          <li>{t("over.invited", { count: invited })}</li>
          {skipped > 0 && <li>{t("over.skipped", { count: skipped })}</li>}
          {left > 0 && <li>{t("over.left", { count: left })}</li>}
        </ul>
      </Alert>
      <div className="flex flex-wrap gap-3">
        <LinkButton href="/admin/users" variant="primary">
          {t("back")}
        </LinkButton>
        <LinkButton href="/admin/users/import">{t("again")}</LinkButton>
      </div>
    </>
  );
}
