// Owns what is told of a file before anybody is invited: how many will be, how many rows cannot be used.
import { getTranslations } from "next-intl/server";
import { stopImportAction } from "@/app/admin/users/import/actions";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { HiddenField } from "@/components/ui/hidden-field";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ImportView } from "@/lib/admin/import/import-view";
import { INVITATION_SECONDS } from "@/lib/platform/durations";

export async function ImportPreview({ job: { id, goodRows, badRows, adminRows } }: { job: ImportView }) {
  const t = await getTranslations("adminImport");
  const hours = Math.round(INVITATION_SECONDS / 3600);
  return (
    <>
      <PageHeader title={t("preview.title")} lead={t("preview.lead", { hours })} />
      <Card>
        <ActionForm action={stopImportAction}>
          <ul className="grid gap-1 text-lg font-semibold">
            <li>{t("preview.good", { count: goodRows })}</li>
            {adminRows > 0 && (
              <li className="text-warning-ink">{t("preview.admins", { count: adminRows })}</li>
            )}
            <li className={badRows > 0 ? "text-warning-ink" : undefined}>
              {t("preview.bad", { count: badRows })}
            </li>
          </ul>
          <HiddenField name="id" value={id} />
          <div className="flex flex-wrap gap-3">
            {goodRows > 0 && (
              <LinkButton href={`/admin/users/import/${id}/invite`} variant="primary">
                {t("preview.invite", { count: goodRows })}
              </LinkButton>
            )}
            <SubmitButton variant="quiet">{t("preview.discard")}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </>
  );
}
