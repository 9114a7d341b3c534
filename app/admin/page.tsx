// Owns the administrators' home: how well accounts are protected, and where people get stuck.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { ChecksCard } from "@/app/admin/figures/checks-card";
import { EventsCard } from "@/app/admin/figures/events-card";
import { FunnelCard } from "@/app/admin/figures/funnel-card";
import { Headline } from "@/app/admin/figures/headline";
import { PeriodLinks } from "@/app/admin/figures/period-links";
import { ShareCard } from "@/app/admin/figures/share-card";
import { TimesCard } from "@/app/admin/figures/times-card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { periodOf } from "@/lib/admin/figures/period";
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
  return (
    <AdminShell current="figures">
      <PageHeader title={t("title")} lead={t("lead")} actions={<PeriodLinks current={period} />} />
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
