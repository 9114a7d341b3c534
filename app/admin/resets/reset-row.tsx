// Owns one reset in a list: whose, how it stands, why, by whom.
import { KeyRound } from "lucide-react";
import { getFormatter, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { ListRow } from "@/components/ui/list-row";
import type { ListedReset } from "@/lib/admin/resets/reset-lists";
import type { ResetState } from "@/lib/admin/resets/reset-terms";

const TONES: Record<ResetState, "neutral" | "success" | "warning"> = {
  waiting: "warning",
  scheduled: "warning",
  done: "success",
  "called-off": "neutral",
  refused: "neutral",
  expired: "neutral",
};

/** @param props.isAlone on a page of its own, which needs no way there */
export async function ResetRow({ reset, isAlone = false }: { reset: ListedReset; isAlone?: boolean }) {
  const t = await getTranslations("adminResets");
  const why = await getTranslations("helpReasons");
  const format = await getFormatter();
  const { id, email, state, reasonClass, admin, createdAt, effectiveAt, endedAt } = reset;
  const moment = (at: Date) => format.dateTime(at, "moment");
  const when = endedAt ? moment(endedAt) : t("begun", { time: moment(createdAt) });
  const facts = [
    when,
    ...(effectiveAt && !endedAt ? [t("takesEffect", { time: moment(effectiveAt) })] : []),
    ...(reasonClass ? [why(reasonClass)] : []),
    admin ? t("by", { admin }) : t("byNobody"),
  ];
  return (
    <ListRow
      name={<span className="min-w-0 break-all">{email}</span>}
      icon={KeyRound}
      badge={<Badge tone={TONES[state]}>{t(`states.${state}`)}</Badge>}
      facts={facts}
      actions={!isAlone && <LinkButton href={`/admin/resets/${id}`}>{t("look")}</LinkButton>}
    />
  );
}
