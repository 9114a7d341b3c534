// Owns how many codes came back by way and country, with all else that is known of each in the table behind.
import { getTranslations } from "next-intl/server";
import { boardFormats } from "@/app/admin/channels/board-formats";
import { figureFormats } from "@/app/admin/figures/figure-formats";
import { BarList } from "@/components/admin/bar-list";
import { Card } from "@/components/ui/card";
import { ChartFigure } from "@/components/ui/chart-figure";
import { type BoardReport, paidOf } from "@/lib/channels/sends/board-report";

export async function PlacesCard({ places }: Pick<BoardReport, "places">) {
  const t = await getTranslations("channelBoard.places");
  const words = await getTranslations("channelBoard");
  const { count, share, duration } = await figureFormats();
  const { place, cost } = await boardFormats();
  const isPriced = cost(0) !== null;
  const shareOf = ({ sent, verified }: { sent: number; verified: number }) =>
    share({ part: verified, whole: sent });
  const items = places.map((at) => ({
    name: place(at),
    value: t("of", { sent: at.sent, verified: at.verified, share: shareOf(at) }),
    share: at.sent === 0 ? 0 : at.verified / at.sent,
  }));
  const columns = ["place", "sent", "share", "failed", "unknown", "time", "cost"] as const;
  const table = {
    head: columns.filter((column) => column !== "cost" || isPriced).map((column) => t(column)),
    rows: places.map((at) => [
      place(at),
      count(at.sent),
      shareOf(at),
      count(at.failed),
      count(at.unknown),
      duration(at.verified === 0 ? null : at.seconds / at.verified),
      ...(isPriced ? [cost(paidOf(at)) ?? ""] : []),
    ]),
  };
  return (
    <Card heading={t("title")} lead={t("lead")}>
      <ChartFigure label={t("label")} table={table} showTable={words("showTable")}>
        <BarList items={items} />
      </ChartFigure>
    </Card>
  );
}
