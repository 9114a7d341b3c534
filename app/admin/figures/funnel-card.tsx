// Owns how far enrollments come, and what the others saw last.
import { QrCode } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { EmptyCard } from "@/app/admin/figures/empty-card";
import { figureFormats } from "@/app/admin/figures/figure-formats";
import { ReasonList } from "@/app/admin/figures/reason-list";
import { BarList } from "@/components/admin/bar-list";
import { Card } from "@/components/ui/card";
import { ChartFigure } from "@/components/ui/chart-figure";
import type { FiguresReport } from "@/lib/admin/figures/figures-report";

const STAGES = ["started", "shown", "tried", "confirmed", "saved"] as const;

export async function FunnelCard({ report }: { report: FiguresReport }) {
  const { funnel, restarted, abandoned, refused } = report;
  const t = await getTranslations("figures.funnel");
  const words = await getTranslations("figures");
  const { share, count } = await figureFormats();
  // At the edge of a period more may end than began.
  const most = Math.max(...STAGES.map((stage) => funnel[stage]));
  if (most === 0) {
    return <EmptyCard part="funnel" icon={QrCode} />;
  }
  const shareOf = (stage: (typeof STAGES)[number]) => share({ part: funnel[stage], whole: most });
  const items = STAGES.map((stage) => ({
    name: t(stage),
    value: words("partAndShare", { part: count(funnel[stage]), share: shareOf(stage) }),
    share: funnel[stage] / most,
  }));
  const table = {
    head: [t("stage"), t("count"), words("share.share")],
    rows: STAGES.map((stage) => [t(stage), count(funnel[stage]), shareOf(stage)]),
  };
  return (
    <Card heading={t("title")} lead={t("lead")}>
      <div className="grid grid-cols-1 gap-8">
        <ChartFigure label={t("label", funnel)} table={table} showTable={words("showTable")}>
          <BarList items={items} />
        </ChartFigure>
        {restarted > 0 && <p className="text-ink-soft">{t("restarted", { count: restarted })}</p>}
        <div className="grid gap-8 lg:grid-cols-2">
          <ReasonList kind="abandoned" reasons={abandoned} />
          <ReasonList kind="refused" reasons={refused} />
        </div>
      </div>
    </Card>
  );
}
