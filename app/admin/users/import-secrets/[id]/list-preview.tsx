// Owns what is told of a list before anything is imported: how many secrets can be, how many rows are left out.
import { getTranslations } from "next-intl/server";
import { discardSecretsAction } from "@/app/admin/users/import-secrets/actions";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { HiddenField } from "@/components/ui/hidden-field";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ListView } from "@/lib/admin/secrets-import/list-view";
import { SECRET_IMPORT_WAIT_SECONDS } from "@/lib/platform/durations";

export async function ListPreview({ list: { id, goodRows, badRows } }: { list: ListView }) {
  const t = await getTranslations("adminSecrets");
  const minutes = Math.round(SECRET_IMPORT_WAIT_SECONDS / 60);
  return (
    <>
      <PageHeader title={t("preview.title")} lead={t("preview.lead", { minutes })} />
      <Card>
        <ActionForm action={discardSecretsAction}>
          <ul className="grid gap-1 text-lg font-semibold">
            <li>{t("preview.good", { count: goodRows })}</li>
            <li className={badRows > 0 ? "text-warning-ink" : undefined}>
              {t("preview.bad", { count: badRows })}
            </li>
          </ul>
          <HiddenField name="id" value={id} />
          <div className="flex flex-wrap gap-3">
            {goodRows > 0 && (
              <LinkButton href={`/admin/users/import-secrets/${id}/confirm`} variant="primary">
                {t("preview.confirm", { count: goodRows })}
              </LinkButton>
            )}
            <SubmitButton variant="quiet">{t("preview.discard")}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </>
  );
}
