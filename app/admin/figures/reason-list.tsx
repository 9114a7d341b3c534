// Owns a list of what held people up, most first.
import { getLocale, getTranslations } from "next-intl/server";
import { wordsOfCode } from "@/app/admin/figures/code-words";
import { figureFormats } from "@/app/admin/figures/figure-formats";
import { BarList } from "@/components/admin/bar-list";
import { ChartFigure } from "@/components/ui/chart-figure";

interface ReasonListProps {
  kind: "abandoned" | "refused";
  reasons: [string, number][];
}

export async function ReasonList({ kind, reasons }: ReasonListProps) {
  const t = await getTranslations(`figures.${kind}`);
  const words = await getTranslations("figures");
  const locale = await getLocale();
  const { count } = await figureFormats();
  const whole = reasons.reduce((sum, [, value]) => sum + value, 0);
  const rows = reasons.map(([code, value]) => ({ name: wordsOfCode("reasons", code, locale), value }));
  const items = rows.map(({ name, value }) => ({ name, value: count(value), share: value / whole }));
  const table = {
    head: [t("reason"), words("funnel.count")],
    rows: rows.map(({ name, value }) => [name, count(value)]),
  };
  return (
    <section className="grid grid-cols-1 content-start gap-4">
      <div className="grid gap-1">
        <h3 className="font-semibold">{t("title")}</h3>
        <p className="text-ink-soft">{t("lead")}</p>
      </div>
      {whole === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <ChartFigure label={t("label", { count: whole })} table={table} showTable={words("showTable")}>
          <BarList items={items} />
        </ChartFigure>
      )}
    </section>
  );
}
