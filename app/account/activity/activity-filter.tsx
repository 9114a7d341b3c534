// Owns the choice of which entries of the log are shown.
import { getTranslations } from "next-intl/server";
import { ChoiceLinks } from "@/components/ui/choice-links";
import { ACTIVITY_KINDS } from "@/lib/audit/activity-kind";
import { type ActivityQuery, activityPath } from "@/lib/audit/activity-query";

interface ActivityFilterProps {
  current: ActivityQuery["kind"];
  /** Where the log is; one's own unless told otherwise. */
  home?: string;
}

export async function ActivityFilter({ current, home }: ActivityFilterProps) {
  const t = await getTranslations("activity");
  const links = (["all", ...ACTIVITY_KINDS] as const).map((kind) => ({
    href: activityPath({ kind, before: null }, home),
    label: t(`kinds.${kind}`),
    current: kind === current,
  }));
  return <ChoiceLinks label={t("filter")} links={links} />;
}
