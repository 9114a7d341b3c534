// Owns one channel in the list: what it is, masked, when it was added and used, and the way to take it away.
import { getFormatter, getTranslations } from "next-intl/server";
import { channelIcon } from "@/app/account/two-factor/channels/channel-icon";
import { LastRemark } from "@/app/account/two-factor/last-remark";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { ListRow } from "@/components/ui/list-row";
import type { ShownChannel } from "@/lib/channels/channel-store";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";
import type { TwoFactorOverview } from "@/lib/two-factor/overview/overview";

interface ChannelRowProps {
  channel: ShownChannel;
  overview: TwoFactorOverview;
  /** False while policy or settings do not allow any of its factors: it is there, and signs nobody in. */
  isAllowed: boolean;
}

export async function ChannelRow({ channel, overview, isAllowed }: ChannelRowProps) {
  const t = await getTranslations("addingChannels");
  const own = await getTranslations("twoFactor");
  const format = await getFormatter();
  const { id, kind, hint, confirmedAt, lastUsedAt } = channel;
  const facts = [own("addedAt", { time: format.dateTime(confirmedAt, "day") })];
  if (kind !== "twilio-totp") facts.unshift(hint);
  if (lastUsedAt) facts.push(own("lastUsedAt", { time: format.dateTime(lastUsedAt, "moment") }));
  return (
    <ListRow
      name={t(`kinds.${kind}`)}
      icon={channelIcon(kind)}
      badge={!isAllowed && <Badge tone="warning">{t("switchedOff")}</Badge>}
      facts={facts}
      actions={
        <>
          {kind === "authy" && isAllowed && (
            <LinkButton href={actPath("show-app-qr-code")} variant="quiet">
              {t("qrCode.submit")}
            </LinkButton>
          )}
          {!overview.last.has(id) && (
            <LinkButton href={actPath("remove-channel", id)} variant="quiet">
              {own("remove")}
              <span className="sr-only">{t(`kinds.${kind}`)}</span>
            </LinkButton>
          )}
        </>
      }
    >
      <LastRemark id={id} overview={overview} />
    </ListRow>
  );
}
