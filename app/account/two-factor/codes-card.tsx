// Owns the recovery codes on the page of second factors: how many are left, which set counts, testing and replacing.
import { LifeBuoy } from "lucide-react";
import { getFormatter, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { ListRow } from "@/components/ui/list-row";
import type { TwoFactorOverview } from "@/lib/two-factor/overview/overview";
import type { RecoverySet } from "@/lib/two-factor/recovery-codes/recovery-set";

export async function CodesCard({ overview }: { overview: TwoFactorOverview }) {
  const t = await getTranslations("twoFactor");
  const care = await getTranslations("care");
  const { recoveryCodesLeft, recoverySet } = overview;
  return (
    <Card heading={t("recoveryCodes")} lead={t("recoveryCodesLead")}>
      <ul>
        <ListRow
          name={t("codesLeft", { count: recoveryCodesLeft })}
          icon={LifeBuoy}
          facts={recoverySet ? await setFacts(recoverySet) : []}
          actions={
            <>
              {recoverySet?.acknowledgedAt && (
                <LinkButton href="/account/two-factor/recovery-codes" variant="quiet">
                  {care("testCode")}
                </LinkButton>
              )}
              <LinkButton href="/account/two-factor/recovery-codes/replace">{t("replaceCodes")}</LinkButton>
            </>
          }
        />
      </ul>
    </Card>
  );
}

async function setFacts({ mark, createdAt, testedAt }: RecoverySet): Promise<string[]> {
  const t = await getTranslations("care");
  const format = await getFormatter();
  const facts = [t("setFact", { mark }), t("setMade", { date: format.dateTime(createdAt, "day") })];
  return testedAt ? [...facts, t("setTested", { date: format.dateTime(testedAt, "day") })] : facts;
}
