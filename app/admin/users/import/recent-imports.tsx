// Owns the list of the latest imports, whoever brought them: the way back to one that waits or runs.
import { getFormatter, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { ListRow } from "@/components/ui/list-row";
import type { ImportState } from "@/lib/admin/import/import-state";
import type { ImportView } from "@/lib/admin/import/import-view";
import { IMPORT_RETENTION_SECONDS } from "@/lib/platform/durations";
import { DAY_SECONDS } from "@/lib/platform/seconds-after";

const TONES: Partial<Record<ImportState, "success" | "warning" | "danger">> = {
  done: "success",
  ready: "warning",
  running: "warning",
  refused: "danger",
};

export async function RecentImports({ imports }: { imports: ImportView[] }) {
  const t = await getTranslations("adminImport");
  const format = await getFormatter();
  const factsOf = ({ state, goodRows, badRows, invited }: ImportView) => {
    if (state === "refused" || state === "reading") return [];
    const people =
      state === "ready" ? t("preview.good", { count: goodRows }) : t("over.invited", { count: invited });
    return badRows > 0 ? [people, t("preview.bad", { count: badRows })] : [people];
  };
  return (
    <Card
      heading={t("recent.heading")}
      lead={t("recent.lead", { days: Math.round(IMPORT_RETENTION_SECONDS / DAY_SECONDS) })}
    >
      <ul className="divide-y divide-line">
        {imports.map((each) => (
          <ListRow
            key={each.id}
            name={
              <a className="link" href={`/admin/users/import/${each.id}`}>
                {t("recent.name", { time: format.dateTime(each.createdAt, "moment") })}
              </a>
            }
            badge={<Badge tone={TONES[each.state]}>{t(`states.${each.state}`)}</Badge>}
            facts={factsOf(each)}
          />
        ))}
      </ul>
    </Card>
  );
}
