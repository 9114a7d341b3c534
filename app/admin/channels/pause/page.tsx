// Owns the page that asks what sending is to be switched off, and why.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { pauseAction } from "@/app/admin/channels/actions";
import { boardFormats } from "@/app/admin/channels/board-formats";
import { NothingHere } from "@/app/nothing-here";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { pausableWays } from "@/lib/channels/sends/pausable-ways";
import { PAUSE_REASONS } from "@/lib/channels/sends/pause-reasons";
import { settings } from "@/lib/platform/env";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("channelBoard.pause"))("title") };
}

export default async function PausePage() {
  const session = await requireAdmin();
  const ways = pausableWays();
  if (ways.length === 0) return <NothingHere />;
  await requireStepUp(session, "pause-channel");
  const words = await getTranslations("channelBoard");
  const t = await getTranslations("channelBoard.pause");
  const common = await getTranslations("common");
  const { country } = await boardFormats();
  const countries = settings().providers.smsAllowedCountries.map((value) => ({
    value,
    label: country(value),
  }));
  const reasons = PAUSE_REASONS.map((value) => ({ value, label: words(`reasons.${value}`) }));
  return (
    <AdminShell current="channels">
      <PageHeader title={t("title")} lead={t("lead")} />
      <Card>
        <ActionForm action={pauseAction}>
          <SelectField
            name="way"
            label={t("way")}
            hint={t("ownMail")}
            options={ways.map((value) => ({ value, label: words(`ways.${value}`) }))}
          />
          <SelectField
            name="country"
            label={t("country")}
            hint={t("countryHint")}
            options={[{ value: "", label: t("every") }, ...countries]}
          />
          <SelectField
            name="reasonClass"
            label={t("reason")}
            placeholder={t("choose")}
            options={reasons}
            required
          />
          <div className="flex flex-wrap gap-3">
            <SubmitButton variant="danger">{t("submit")}</SubmitButton>
            <LinkButton href="/admin/channels" variant="quiet">
              {common("cancel")}
            </LinkButton>
          </div>
        </ActionForm>
      </Card>
    </AdminShell>
  );
}
