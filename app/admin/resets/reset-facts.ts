// Owns what is told of a reset in a few words: when it began and takes effect, why, and by whom.
import { getFormatter, getTranslations } from "next-intl/server";
import type { ListedReset } from "@/lib/admin/resets/reset-lists";
import { DAY_SECONDS } from "@/lib/platform/seconds-after";

const HOUR_SECONDS = 3600;

/** A delay as the form that chose it says it: in days where it is some, else in hours. */
export function delayOf({ delaySeconds }: Pick<ListedReset, "delaySeconds">) {
  const isDays = delaySeconds > DAY_SECONDS && delaySeconds % DAY_SECONDS === 0;
  const count = Math.ceil(delaySeconds / (isDays ? DAY_SECONDS : HOUR_SECONDS));
  return { unit: isDays ? "days" : "hours", count };
}

export async function resetFacts(reset: ListedReset): Promise<string[]> {
  const t = await getTranslations("adminResets");
  const why = await getTranslations("helpReasons");
  const format = await getFormatter();
  const moment = (at: Date) => format.dateTime(at, "moment");
  const { state, reasonClass, admin, createdAt, delaySeconds, effectiveAt, endedAt } = reset;
  const whenApproved = delaySeconds > 0 ? t("takesEffectLater", delayOf(reset)) : t("takesEffectAtOnce");
  return [
    endedAt ? moment(endedAt) : t("begun", { time: moment(createdAt) }),
    ...(state === "waiting" ? [whenApproved] : []),
    ...(effectiveAt && !endedAt ? [t("takesEffect", { time: moment(effectiveAt) })] : []),
    ...(reasonClass ? [why(reasonClass)] : []),
    admin ? t("by", { admin }) : t("byNobody"),
  ];
}
