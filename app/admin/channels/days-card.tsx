// Owns what became of the codes that were asked for, day by day.
import { getTranslations } from "next-intl/server";
import { figureFormats } from "@/app/admin/figures/figure-formats";
import { ChartLegend } from "@/components/admin/chart-legend";
import { StackedBars } from "@/components/admin/stacked-bars";
import { Card } from "@/components/ui/card";
import { ChartFigure } from "@/components/ui/chart-figure";
import type { BoardReport, SendSums } from "@/lib/channels/sends/board-report";

const SERIES = [
  { key: "verified", tone: "accent", of: ({ verified }: SendSums) => verified },
  { key: "unverified", tone: "second", of: ({ sent, verified }: SendSums) => sent - verified },
  { key: "unknown", tone: "third", of: ({ unknown }: SendSums) => unknown },
  { key: "failed", tone: "refused", of: ({ failed }: SendSums) => failed },
] as const;

export async function DaysCard({ days, total }: Pick<BoardReport, "days" | "total">) {
  const t = await getTranslations("channelBoard.byDay");
  const words = await getTranslations("channelBoard");
  const { day, count, compact } = await figureFormats();
  const [first, last] = [days.at(0)?.day ?? "", days.at(-1)?.day ?? ""];
  // What never came to pass has no place in the legend.
  const series = SERIES.filter(({ of }) => of(total) > 0);
  const label = t("label", { ...total, first: day(first), last: day(last) });
  const table = {
    head: [t("day"), ...series.map(({ key }) => t(key))],
    rows: days.map((at) => [day(at.day), ...series.map(({ of }) => count(of(at)))]),
  };
  const bars = days.map((at) => ({ label: day(at.day), values: series.map(({ of }) => of(at)) }));
  return (
    <Card heading={t("title")} lead={t("lead")}>
      <ChartFigure label={label} table={table} showTable={words("showTable")}>
        <ChartLegend items={series.map(({ key, tone }) => ({ tone, label: t(key) }))} />
        <StackedBars tones={series.map(({ tone }) => tone)} bars={bars} formatCount={compact} />
      </ChartFigure>
    </Card>
  );
}
