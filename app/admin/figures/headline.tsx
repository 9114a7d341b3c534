// Owns the four numbers that an administrator looks at first, each with what it means.
import { getTranslations } from "next-intl/server";
import { figureFormats } from "@/app/admin/figures/figure-formats";
import { StatTile } from "@/components/admin/stat-tile";
import type { FiguresReport, Part } from "@/lib/admin/figures/figures-report";

export async function Headline({ report }: { report: FiguresReport }) {
  const t = await getTranslations("figures.headline");
  const { share, duration, count } = await figureFormats();
  const people: Part = report.protection.at(-1) ?? { part: 0, whole: 0 };
  const { part, whole } = report.factors.reduce(
    (sum, factor) => ({ part: sum.part + factor.part, whole: sum.whole + factor.whole }),
    { part: 0, whole: 0 },
  );
  const { confirmed, meanSeconds, p95Seconds } = report.times;
  const without = people.whole - people.part;
  return (
    <dl className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      <StatTile name={t("share")} value={share(people)}>
        {t("shareText", { part: people.part, whole: people.whole })}
      </StatTile>
      <StatTile name={t("success")} value={share({ part, whole })}>
        {whole === 0 ? t("successNone") : t("successText", { part, whole })}
      </StatTile>
      <StatTile name={t("time")} value={duration(p95Seconds)}>
        {confirmed === 0 ? t("timeNone") : t("timeText", { mean: duration(meanSeconds) })}
      </StatTile>
      <StatTile name={t("without")} value={count(without)}>
        {t("withoutText", { count: without })}{" "}
        {without > 0 && (
          <a className="link" href="/admin/users?filter=no-second-factor">
            {t("withoutLink")}
          </a>
        )}
      </StatTile>
    </dl>
  );
}
