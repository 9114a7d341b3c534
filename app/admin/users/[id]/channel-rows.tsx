// Owns a person's channels in the list of what protects them: masked, and nothing that can be done with them.
import { getFormatter, getTranslations } from "next-intl/server";
import { channelIcon } from "@/app/account/two-factor/channels/channel-icon";
import { Badge } from "@/components/ui/badge";
import { ListRow } from "@/components/ui/list-row";
import type { ShownChannel } from "@/lib/channels/channel-store";

export async function ChannelRow({ channel }: { channel: ShownChannel }) {
  const t = await getTranslations("adminPerson.factors");
  const kinds = await getTranslations("addingChannels.kinds");
  const format = await getFormatter();
  const { kind, hint, confirmedAt, lastUsedAt } = channel;
  const used = lastUsedAt ? t("lastUsedAt", { time: format.dateTime(lastUsedAt, "moment") }) : t("neverUsed");
  const added = t("addedAt", { time: format.dateTime(confirmedAt, "day") });
  return <ListRow name={kinds(kind)} icon={channelIcon(kind)} facts={[hint, added, used]} />;
}

/** @param hint masked number that waits for its owner */
export async function RegisteredRow({ hint }: { hint: string }) {
  const t = await getTranslations("addingChannels");
  const badge = <Badge>{t("register.waiting")}</Badge>;
  return <ListRow name={t("kinds.authy")} icon={channelIcon("authy")} badge={badge} facts={[hint]} />;
}
