// Owns what is told of an import of secrets that runs: how far it is.
import { getTranslations } from "next-intl/server";
import { RefreshPage } from "@/components/admin/refresh-page";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { ListView } from "@/lib/admin/secrets-import/list-view";
import { BY_ITSELF } from "@/lib/platform/by-itself";

export async function ListRunning({ list: { id, goodRows, imported, skipped } }: { list: ListView }) {
  const t = await getTranslations("adminSecrets");
  const done = imported + skipped;
  return (
    <>
      <RefreshPage mark={BY_ITSELF} />
      <PageHeader title={t("running.title")} lead={t("running.lead")} />
      <Card>
        <div className="grid gap-6">
          <ProgressBar
            label={t("running.progress")}
            text={t("running.count", { done, all: goodRows })}
            value={done}
            max={goodRows}
          />
          <div>
            <LinkButton href={`/admin/users/import-secrets/${id}`}>{t("running.refresh")}</LinkButton>
          </div>
        </div>
      </Card>
    </>
  );
}
