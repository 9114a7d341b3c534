// Owns the numbers of the board that are looked at first, each with what it means.
import { getTranslations } from "next-intl/server";
import { boardFormats } from "@/app/admin/channels/board-formats";
import { figureFormats } from "@/app/admin/figures/figure-formats";
import { StatTile } from "@/components/admin/stat-tile";
import type { BoardReport } from "@/lib/channels/sends/board-report";
import { settings } from "@/lib/platform/env";
import { VERIFIED_SHARE_LEAST } from "@/lib/platform/limits";

export async function BoardHeadline({ report }: { report: BoardReport }) {
  const t = await getTranslations("channelBoard.headline");
  const { count, share, percent } = await figureFormats();
  const { cost, price } = await boardFormats();
  const { sent, verified, failed } = report.total;
  const spent = cost(report.messages);
  return (
    <dl className={`grid gap-4 sm:grid-cols-2 ${spent === null ? "lg:grid-cols-3" : "lg:grid-cols-4"}`}>
      <StatTile name={t("sends")} value={count(sent)}>
        {t("sendsText", { failed })}
      </StatTile>
      <StatTile name={t("share")} value={share({ part: verified, whole: sent })}>
        {sent === 0
          ? t("shareNone")
          : t("shareText", { verified, sent, least: percent(VERIFIED_SHARE_LEAST) })}
      </StatTile>
      <StatTile name={t("budget")} value={count(report.messagesLately)}>
        {t("budgetText", { budget: settings().providers.smsPerDay })}
      </StatTile>
      {spent !== null && (
        <StatTile name={t("spend")} value={spent}>
          {t("spendText", { count: report.messages, price: price() ?? "" })}
        </StatTile>
      )}
    </dl>
  );
}
