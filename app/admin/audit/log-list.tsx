// Owns what was found in the log, with the ways on from there.
import { History } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { LogRow } from "@/app/admin/audit/log-row";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { type LogQuery, logPath } from "@/lib/audit/log-query";
import type { LogPage } from "@/lib/audit/log-store";
import { AUDIT_RETENTION_SECONDS } from "@/lib/platform/durations";
import { DAY_SECONDS } from "@/lib/platform/seconds-after";

export async function LogList({ query, page }: { query: LogQuery; page: LogPage }) {
  const t = await getTranslations("auditLog");
  const { entries, older } = page;
  return (
    <div className="grid grid-cols-1 gap-6">
      {entries.length === 0 ? (
        <EmptyState icon={History} title={t("emptyTitle")}>
          {t("emptyText", { days: Math.round(AUDIT_RETENTION_SECONDS / DAY_SECONDS) })}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {entries.map((entry) => (
            <LogRow key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-3">
        {query.before && <LinkButton href={logPath({ ...query, before: null })}>{t("newest")}</LinkButton>}
        {older && <LinkButton href={logPath({ ...query, before: older })}>{t("older")}</LinkButton>}
      </div>
    </div>
  );
}
