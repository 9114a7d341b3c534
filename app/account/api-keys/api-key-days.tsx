// Owns how often one API key was used, day by day: as bars, in a sentence, and as a table.
import { getFormatter, getTranslations } from "next-intl/server";
import { ChartFigure } from "@/components/ui/chart-figure";
import { SmallBars } from "@/components/ui/small-bars";
import type { ApiKeyUses } from "@/lib/api/api-key-list";

export async function ApiKeyDays({ name, days }: { name: string; days: ApiKeyUses[] }) {
  const t = await getTranslations("apiKeys");
  const format = await getFormatter();
  const dayOf = ({ day }: ApiKeyUses) =>
    format.dateTime(new Date(`${day}T00:00:00Z`), { month: "short", day: "numeric", timeZone: "UTC" });
  const count = days.reduce((sum, { uses }) => sum + uses, 0);
  const busiest = days.toSorted((one, other) => other.uses - one.uses)[0];
  const [first, last] = [days.at(0), days.at(-1)];
  const told = <p className="text-ink-soft">{t("uses", { count })}</p>;
  if (count === 0 || !busiest || !first || !last) return <div className="sm:ps-15">{told}</div>;
  const words = { name, first: dayOf(first), last: dayOf(last) };
  const label = t("usesLabel", { ...words, count, busiest: dayOf(busiest), most: busiest.uses });
  const table = {
    head: [t("day"), t("requests")],
    rows: days.toReversed().map((at) => [dayOf(at), format.number(at.uses)]),
  };
  return (
    <div className="grid gap-2 sm:ps-15">
      {told}
      <ChartFigure label={label} table={table} showTable={t("showTable")}>
        <SmallBars values={days.map(({ uses }) => uses)} first={words.first} last={words.last} />
      </ChartFigure>
    </div>
  );
}
