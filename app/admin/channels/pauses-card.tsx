// Owns the list of what is switched off, with the way back, and the way to switch off more.
import { getFormatter, getTranslations } from "next-intl/server";
import { boardFormats } from "@/app/admin/channels/board-formats";
import { pauseReasonWords } from "@/app/admin/channels/pause-reason-words";
import { figureFormats } from "@/app/admin/figures/figure-formats";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { ListRow } from "@/components/ui/list-row";
import { pausableWays } from "@/lib/channels/sends/pausable-ways";
import { pauseId } from "@/lib/channels/sends/pause-id";
import type { KnownPause } from "@/lib/channels/sends/pause-store";
import { VERIFIED_SHARE_LEAST } from "@/lib/platform/limits";

export async function PausesCard({ pauses }: { pauses: KnownPause[] }) {
  const t = await getTranslations("channelBoard.pauses");
  const ways = await getTranslations("channelBoard.ways");
  const format = await getFormatter();
  const { country } = await boardFormats();
  const { percent } = await figureFormats();
  const reasonWords = await pauseReasonWords();
  const more = pausableWays().length > 0 && (
    <LinkButton href="/admin/channels/pause">{t("pause")}</LinkButton>
  );
  const least = percent(VERIFIED_SHARE_LEAST);
  return (
    <Card heading={t("title")} lead={more ? t("leadByHand", { least }) : t("lead", { least })} actions={more}>
      {pauses.length === 0 && <p>{t("none")}</p>}
      <ul className="divide-y divide-line">
        {pauses.map((pause) => (
          <ListRow
            key={pauseId(pause)}
            name={`${ways(pause.way)} · ${pause.country ? country(pause.country) : t("every")}`}
            facts={[reasonWords(pause.reason), t("since", { since: format.dateTime(pause.since, "moment") })]}
            actions={<LinkButton href={`/admin/channels/${pauseId(pause)}/resume`}>{t("resume")}</LinkButton>}
          />
        ))}
      </ul>
    </Card>
  );
}
