// Owns the list of rows that cannot be used: where each stands, what stands there, what is wrong with it.
import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { type BadRow, badRowsPage, type ImportView } from "@/lib/admin/import/import-view";

interface BadRowsCardProps {
  job: ImportView;
  /** The last line of the page before. */
  after: number;
}

export async function BadRowsCard({ job, after }: BadRowsCardProps) {
  const t = await getTranslations("adminImport");
  const { rows, next } = await badRowsPage(job.id, after);
  const home = `/admin/users/import/${job.id}`;
  const download = <LinkButton href={`${home}/bad-rows`}>{t("badRows.download")}</LinkButton>;
  return (
    <Card heading={t("badRows.heading", { count: job.badRows })} lead={t("badRows.lead")} actions={download}>
      <div className="grid gap-6">
        <BadRowsTable rows={rows} />
        {(after > 0 || next !== null) && (
          <div className="flex flex-wrap gap-3">
            {after > 0 && <LinkButton href={home}>{t("badRows.first")}</LinkButton>}
            {next !== null && <LinkButton href={`${home}?after=${next}`}>{t("badRows.next")}</LinkButton>}
          </div>
        )}
      </div>
    </Card>
  );
}

const HEAD = "hidden py-2 pe-4 text-start font-medium md:table-cell";
const CELL = "block py-0.5 align-top first:pt-3 last:pb-3 md:table-cell md:py-3 md:pe-4";

async function BadRowsTable({ rows }: { rows: BadRow[] }) {
  const t = await getTranslations("adminImport");
  return (
    <table className="w-full">
      <thead>
        <tr className="border-b border-line text-ink-soft">
          <th scope="col" className={HEAD}>
            {t("badRows.line")}
          </th>
          <th scope="col" className={HEAD}>
            {t("badRows.value")}
          </th>
          <th scope="col" className={HEAD}>
            {t("badRows.problem")}
          </th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {rows.map(({ line, value, problem, firstLine }) => (
          <tr key={line} className="block md:table-row">
            <th
              scope="row"
              className={`${CELL} text-start font-normal whitespace-nowrap text-ink-soft tabular-nums`}
            >
              {t("badRows.lineNumber", { line })}
            </th>
            <td className={`${CELL} font-semibold wrap-anywhere`}>
              {value === "" ? (
                <span className="font-normal text-ink-soft">{t("badRows.empty")}</span>
              ) : (
                <bdi>{value}</bdi>
              )}
            </td>
            <td className={CELL}>{t(`rowProblems.${problem}`, { line: firstLine ?? 0 })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
