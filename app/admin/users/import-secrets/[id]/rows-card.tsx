// Owns the rows of a list, one by one: whose secret each is, and what is wrong with it if it is left out.
import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { rowsOfList } from "@/lib/admin/secrets-import/list-view";
import { IMPORTED_PERIOD_SECONDS } from "@/lib/admin/secrets-import/read-list";
import { MIN_AUTHENTICATOR_SECRET_BYTES } from "@/lib/totp/parameters";

interface RowsCardProps {
  importId: string;
  which: "bad" | "waiting";
}

export async function RowsCard({ importId, which }: RowsCardProps) {
  const rows = await rowsOfList(importId, which);
  if (rows.length === 0) return null;
  const t = await getTranslations("adminSecrets");
  const isBad = which === "bad";
  const heading = t(isBad ? "badHeading" : "goodHeading", { count: rows.length });
  const told = { bits: MIN_AUTHENTICATOR_SECRET_BYTES * 8, ...IMPORTED_PERIOD_SECONDS };
  return (
    <Card heading={heading} lead={isBad ? t("badLead") : undefined}>
      <ul className="divide-y divide-line">
        {rows.map(({ id, line, email, name, problem, firstLine }) => (
          <li key={id} className="grid gap-x-6 gap-y-0.5 py-3 md:grid-cols-[6rem_1fr_2fr]">
            <span className="text-ink-soft tabular-nums">{t("lineNumber", { line })}</span>
            {email ? (
              <bdi className="font-semibold wrap-anywhere">{email}</bdi>
            ) : (
              <span className="text-ink-soft">{t("noEmail")}</span>
            )}
            <span className="wrap-anywhere">
              {problem ? t(`problems.${problem}`, { ...told, line: firstLine ?? 0 }) : <bdi>{name}</bdi>}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
