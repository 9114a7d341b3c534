// Owns the boxes that say of which events a webhook is told.
import { getTranslations } from "next-intl/server";
import { CheckboxGroup } from "@/components/ui/checkbox-group";
import { EVENT_GROUPS, type EventGroup, groupBox } from "@/lib/webhooks/event-groups";

export async function GroupFields({ chosen }: { chosen: readonly EventGroup[] }) {
  const t = await getTranslations("webhooks");
  const options = EVENT_GROUPS.map((group) => ({
    name: groupBox(group),
    label: t(`groups.${group}`),
    hint: t(`groupHints.${group}`),
    isTicked: chosen.includes(group),
  }));
  return <CheckboxGroup name="groups" label={t("events")} options={options} />;
}
