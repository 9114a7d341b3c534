// Owns the administrators' home: how well accounts are protected, and where people get stuck.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { ChecksCard } from "@/app/admin/figures/checks-card";
import { EventsCard } from "@/app/admin/figures/events-card";
import { FunnelCard } from "@/app/admin/figures/funnel-card";
import { Headline } from "@/app/admin/figures/headline";
import { ShareCard } from "@/app/admin/figures/share-card";
import { TimesCard } from "@/app/admin/figures/times-card";
import { ChoiceLinks } from "@/components/ui/choice-links";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { PERIODS, periodOf } from "@/lib/admin/figures/period";
import { readFigures } from "@/lib/admin/figures/read-figures";
import { clock } from "@/lib/platform/clock";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("figures"))("title") };
}

interface FiguresPageProps {
  searchParams: Promise<Record<string, unknown>>;
}

export default async function FiguresPage({ searchParams }: FiguresPageProps) {
  await requireAdmin();
  const period = periodOf((await searchParams).days);
  const report = await readFigures(period, clock.now());
  const t = await getTranslations("figures");
  const links = PERIODS.map((span) => ({
    href: `/admin?days=${span}`,
    label: t("days", { days: span }),
    current: span === period,
  }));
  return (
    <AdminShell current="figures">
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={<ChoiceLinks label={t("period")} links={links} />}
      />
      <Headline report={report} />
      <ShareCard protection={report.protection} />
      <ChecksCard checks={report.checks} factors={report.factors} />
      <FunnelCard report={report} />
      <TimesCard times={report.times} />
      <EventsCard events={report.events} />
      <p>
        <LinkButton href={`/admin/figures/file?days=${period}`}>{t("download")}</LinkButton>
      </p>
    </AdminShell>
  );
}
