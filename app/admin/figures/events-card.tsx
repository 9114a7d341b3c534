// Owns what else was counted: rare things, one number each.
import { getTranslations } from "next-intl/server";
import { figureFormats } from "@/app/admin/figures/figure-formats";
import { Card } from "@/components/ui/card";
import type { FiguresReport } from "@/lib/admin/figures/figures-report";

export async function EventsCard({ events }: Pick<FiguresReport, "events">) {
  const t = await getTranslations("figures.events");
  const { count } = await figureFormats();
  const rows = [
    [t("locks"), events.locks],
    [t("codes-used"), events["codes.used"]],
    [t("resets"), events.resets],
    [t("turned-off"), events["turned-off"]],
    [t("trusted-devices-used"), events["trusted-devices.used"]],
    [t("accounts-created"), events["accounts.created"]],
    [t("accounts-deleted"), events["accounts.deleted"]],
  ] as const;
  return (
    <Card heading={t("title")} lead={t("lead")}>
      <dl className="grid gap-x-12 sm:grid-cols-2">
        {rows.map(([name, value]) => (
          <div key={name} className="flex items-baseline justify-between gap-4 border-b border-line py-3">
            <dt>{name}</dt>
            <dd className="text-lg font-semibold tabular-nums">{count(value)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
