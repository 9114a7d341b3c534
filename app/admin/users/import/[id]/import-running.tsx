// Owns what is told of an import that runs: how far it is, and the way to stop it.
import { getTranslations } from "next-intl/server";
import { stopImportAction } from "@/app/admin/users/import/actions";
import { RefreshPage } from "@/components/admin/refresh-page";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { HiddenField } from "@/components/ui/hidden-field";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { ProgressBar } from "@/components/ui/progress-bar";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ImportView } from "@/lib/admin/import/import-view";
import { BY_ITSELF } from "@/lib/platform/by-itself";

export async function ImportRunning({ job: { id, goodRows, invited, skipped } }: { job: ImportView }) {
  const t = await getTranslations("adminImport");
  const done = invited + skipped;
  return (
    <>
      <RefreshPage mark={BY_ITSELF} />
      <PageHeader title={t("running.title")} lead={t("running.lead")} />
      <Card>
        <ActionForm action={stopImportAction}>
          <ProgressBar
            label={t("running.progress")}
            text={t("running.count", { done, all: goodRows })}
            value={done}
            max={goodRows}
          />
          <HiddenField name="id" value={id} />
          <div className="flex flex-wrap gap-3">
            <LinkButton href={`/admin/users/import/${id}`}>{t("running.refresh")}</LinkButton>
            <SubmitButton variant="danger">{t("running.cancel")}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </>
  );
}
