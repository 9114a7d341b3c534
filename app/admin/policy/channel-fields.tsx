// Owns the boxes that say which channels members may add and use; nothing where no provider is configured.
import { getTranslations } from "next-intl/server";
import { CheckboxGroup } from "@/components/ui/checkbox-group";
import { boxOf } from "@/lib/admin/policy/channel-letters";
import type { ChannelFactor } from "@/lib/channels/kinds";
import { availableFactors } from "@/lib/channels/provider-of";

/** The one with the least risk first. */
export async function ChannelFields({ channels }: { channels: readonly ChannelFactor[] }) {
  const factors = availableFactors();
  if (factors.length === 0) return null;
  const t = await getTranslations("addingChannels.form");
  const options = factors.map((factor) => ({
    name: boxOf(factor),
    label: t(factor),
    hint: t(`${factor}-hint`),
    isTicked: channels.includes(factor),
  }));
  return <CheckboxGroup name="channels" label={t("heading")} hint={t("lead")} options={options} />;
}
