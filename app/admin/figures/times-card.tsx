// Owns how long people take from the start of an enrollment to its confirmation.
import { Timer } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { EmptyCard } from "@/app/admin/figures/empty-card";
import { figureFormats } from "@/app/admin/figures/figure-formats";
import { StackedBars } from "@/components/admin/stacked-bars";
import { Card } from "@/components/ui/card";
import { ChartFigure } from "@/components/ui/chart-figure";
import type { FiguresReport } from "@/lib/admin/figures/figures-report";

export async function TimesCard({ times }: Pick<FiguresReport, "times">) {
  const { confirmed, meanSeconds, p95Seconds } = times;
  const t = await getTranslations("figures.times");
  const words = await getTranslations("figures");
  const { count, compact, duration } = await figureFormats();
  if (confirmed === 0) {
    return <EmptyCard part="times" icon={Timer} />;
  }
  // Nobody takes longer than an enrollment lives, unless it was told to live longer.
  const buckets = times.buckets.filter((at) => at.bucket !== "more" || at.count > 0);
  const nameOf = (bucket: string) => (bucket === "more" ? t("more") : shortDuration(Number(bucket)));
  const shortDuration = (seconds: number) =>
    seconds < 120 ? words("seconds", { seconds }) : words("shortMinutes", { minutes: seconds / 60 });
  const table = {
    head: [t("upTo"), t("people")],
    rows: buckets.map((at) => [nameOf(at.bucket), count(at.count)]),
  };
  const bars = buckets.map((at) => ({ label: nameOf(at.bucket), values: [at.count] }));
  const label = t("label", { count: confirmed, mean: duration(meanSeconds), p95: duration(p95Seconds) });
  return (
    <Card heading={t("title")} lead={t("lead")}>
      <ChartFigure label={label} table={table} showTable={words("showTable")}>
        <StackedBars tones={["accent"]} bars={bars} formatCount={compact} />
      </ChartFigure>
    </Card>
  );
}
