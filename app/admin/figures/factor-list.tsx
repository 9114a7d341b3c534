// Owns how often each factor was right.
import { getLocale, getTranslations } from "next-intl/server";
import { wordsOfCode } from "@/app/admin/figures/code-words";
import { figureFormats } from "@/app/admin/figures/figure-formats";
import { BarList } from "@/components/admin/bar-list";
import type { FiguresReport } from "@/lib/admin/figures/figures-report";

export async function FactorList({ factors }: Pick<FiguresReport, "factors">) {
  const t = await getTranslations("figures");
  const locale = await getLocale();
  const { share, count } = await figureFormats();
  const items = factors.map(({ factor, part, whole }) => ({
    name: wordsOfCode("factors", factor, locale),
    value: t("partAndShare", {
      part: t("partOfWhole", { part: count(part), whole: count(whole) }),
      share: share({ part, whole }),
    }),
    share: part / whole,
  }));
  return (
    <section className="grid gap-4">
      <h3 className="font-semibold">{t("checks.byFactor")}</h3>
      <BarList items={items} />
    </section>
  );
}
