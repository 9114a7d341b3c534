// Owns the list of a person's earlier temporary codes: why each was made, when and by whom.
import { getFormatter, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { ListRow } from "@/components/ui/list-row";
import { lastReasons } from "@/lib/admin/temporary-code/temporary-code-store";

/** Nothing where there is none. */
export async function MadeBefore({ accountId }: { accountId: string }) {
  const reasons = await lastReasons(accountId);
  if (reasons.length === 0) return null;
  const t = await getTranslations("temporaryCode");
  const why = await getTranslations("helpReasons");
  const format = await getFormatter();
  return (
    <Card heading={t("beforeHeading")} lead={t("beforeLead")}>
      <ul className="divide-y divide-line">
        {reasons.map(({ id, at, reasonClass, reason, madeBy }) => (
          <ListRow
            key={id}
            name={why(reasonClass)}
            facts={[
              reason,
              format.dateTime(at, "moment"),
              madeBy ? t("madeBy", { admin: madeBy }) : t("madeByNobody"),
            ]}
          />
        ))}
      </ul>
    </Card>
  );
}
