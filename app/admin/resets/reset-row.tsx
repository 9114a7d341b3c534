// Owns one reset in a list: whose, how it stands, why, by whom.
import { KeyRound } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { resetFacts } from "@/app/admin/resets/reset-facts";
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
  const { id, email, state } = reset;
  const look = (
    <LinkButton href={`/admin/resets/${id}`} label={`${t("look")} ${email}`}>
      {t("look")}
    </LinkButton>
  );
  return (
    <ListRow
      name={<span className="min-w-0 break-all">{email}</span>}
      icon={KeyRound}
      badge={<Badge tone={TONES[state]}>{t(`states.${state}`)}</Badge>}
      facts={await resetFacts(reset)}
      actions={!isAlone && look}
    />
  );
}
