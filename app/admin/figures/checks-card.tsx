// Owns second factors as they were given, day by day and by factor.
import { KeyRound } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { EmptyCard } from "@/app/admin/figures/empty-card";
import { FactorList } from "@/app/admin/figures/factor-list";
import { figureFormats } from "@/app/admin/figures/figure-formats";
import { ChartLegend } from "@/components/admin/chart-legend";
import { StackedBars } from "@/components/admin/stacked-bars";
import { Card } from "@/components/ui/card";
import { ChartFigure } from "@/components/ui/chart-figure";
import type { FiguresReport } from "@/lib/admin/figures/figures-report";

const SERIES = [
  { key: "authenticator", tone: "accent" },
  { key: "recoveryCode", tone: "second" },
  { key: "other", tone: "third" },
  { key: "refused", tone: "refused" },
] as const;

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

export async function ChecksCard({ checks, factors }: Pick<FiguresReport, "checks" | "factors">) {
  const t = await getTranslations("figures.checks");
  const words = await getTranslations("figures");
  const { day, count, compact } = await figureFormats();
  const [first, last] = [checks.at(0), checks.at(-1)];
  if (factors.length === 0 || !first || !last) {
    return <EmptyCard part="checks" icon={KeyRound} />;
  }
  // What never came to pass has no place in the legend.
  const series = SERIES.filter(({ key }) => sum(checks.map((at) => at[key])) > 0);
  const label = t("label", {
    accepted: sum(factors.map(({ part }) => part)),
    refused: sum(checks.map(({ refused }) => refused)),
    first: day(first.day),
    last: day(last.day),
  });
  const table = {
    head: [words("day"), ...series.map(({ key }) => t(key))],
    rows: checks.map((at) => [day(at.day), ...series.map(({ key }) => count(at[key]))]),
  };
  const bars = checks.map((at) => ({ label: day(at.day), values: series.map(({ key }) => at[key]) }));
  return (
    <Card heading={t("title")} lead={t("lead")}>
      <div className="grid grid-cols-1 gap-8">
        <ChartFigure label={label} table={table} showTable={words("showTable")}>
          <ChartLegend items={series.map(({ key, tone }) => ({ tone, label: t(key) }))} />
          <StackedBars tones={series.map(({ tone }) => tone)} bars={bars} formatCount={compact} />
        </ChartFigure>
        <FactorList factors={factors} />
      </div>
    </Card>
  );
}
