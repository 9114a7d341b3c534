// Owns the share of accounts with a second factor over time.
import { getTranslations } from "next-intl/server";
import { figureFormats } from "@/app/admin/figures/figure-formats";
import { ShareLine } from "@/components/admin/share-line";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { ChartFigure } from "@/components/ui/chart-figure";
import type { FiguresReport } from "@/lib/admin/figures/figures-report";

export async function ShareCard({ protection }: Pick<FiguresReport, "protection">) {
  const t = await getTranslations("figures.share");
  const words = await getTranslations("figures");
  const { day, share, count, percent, points: pointsBetween } = await figureFormats();
  const [first, last] = [protection.find(({ whole }) => whole > 0), protection.at(-1)];
  if (!first || !last) return null;
  const ends = { first: day(first.day), from: share(first), last: day(last.day), to: share(last) };
  const table = {
    head: [words("day"), t("with"), t("all"), t("share")],
    rows: protection.map((at) => [day(at.day), count(at.part), count(at.whole), share(at)]),
  };
  const points = protection.map((at) => ({
    label: day(at.day),
    share: at.whole > 0 ? at.part / at.whole : null,
  }));
  const change = first !== last && (
    <Badge>{t("change", { points: pointsBetween(first, last), day: day(first.day) })}</Badge>
  );
  return (
    <Card heading={t("title")} lead={t("lead")} actions={change}>
      <ChartFigure label={t("label", ends)} table={table} showTable={words("showTable")}>
        <ShareLine points={points} yLabels={[0, 0.25, 0.5, 0.75, 1].map(percent)} />
      </ChartFigure>
    </Card>
  );
}
