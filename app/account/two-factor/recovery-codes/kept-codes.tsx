// Owns what may be done with codes that are shown no more: tell which set counts, test one of them, replace all.
import { getFormatter, getTranslations } from "next-intl/server";
import { drillAction } from "@/app/account/two-factor/recovery-codes/actions";
import { RecoveryCodeField } from "@/app/code-fields";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { clock } from "@/lib/platform/clock";
import { currentRecoverySet, type RecoverySet } from "@/lib/two-factor/recovery-codes/recovery-set";

export async function KeptCodes({ accountId }: { accountId: string }) {
  const t = await getTranslations("recoveryCodes");
  const set = await currentRecoverySet(accountId, clock.now());
  return (
    <>
      {set && <Drill set={set} />}
      <div className="flex flex-wrap gap-3">
        <LinkButton href="/account/two-factor/recovery-codes/replace">{t("replace")}</LinkButton>
        <LinkButton href="/account/two-factor" variant="quiet">
          {t("back")}
        </LinkButton>
      </div>
    </>
  );
}

async function Drill({ set: { mark, createdAt, testedAt } }: { set: RecoverySet }) {
  const t = await getTranslations("care");
  const format = await getFormatter();
  return (
    <Card heading={t("drillHeading")} lead={t("drillLead")}>
      <div className="grid gap-6">
        <p className="text-ink-soft">
          {t("setMark", { mark, date: format.dateTime(createdAt, "day") })}{" "}
          {testedAt && t("setTested", { date: format.dateTime(testedAt, "day") })}
        </p>
        <ActionForm action={drillAction}>
          <RecoveryCodeField takesTemporaryCode={false} />
          <div>
            <SubmitButton>{t("drillSubmit")}</SubmitButton>
          </div>
        </ActionForm>
      </div>
    </Card>
  );
}
