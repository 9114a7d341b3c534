// Owns the forms around a reset that is under way: a second administrator's yes (R75), and calling it off.
import { getTranslations } from "next-intl/server";
import { approveResetAction, callOffResetAction } from "@/app/admin/resets/[id]/decide/actions";
import { DecisionOver } from "@/app/admin/resets/[id]/decide/decision-over";
import { delayOf, resetFacts } from "@/app/admin/resets/reset-facts";
import { EmailToType } from "@/app/admin/resets/reset-form";
import { ResultFrame } from "@/app/admin/resets/result-frame";
import { calledPerson } from "@/app/admin/users/[id]/person-of";
import { OneAnswer } from "@/components/admin/one-answer";
import { ActionForm } from "@/components/ui/action-form";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { HiddenField } from "@/components/ui/hidden-field";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ResetDetail } from "@/lib/admin/resets/reset-detail";
import { requestContext } from "@/lib/platform/request-context";

export async function DecideOnReset({ reset, adminId }: { reset: ResetDetail; adminId: string }) {
  const t = await getTranslations("adminResets.decide");
  const errors = await getTranslations("errors");
  const detail = await getTranslations("adminResets.detail");
  const { id, state, endedAt, isApprovedByMe, isTooNew, accountId } = reset;
  const header = <PageHeader title={detail("resetTitle")} lead={calledPerson(reset)} />;
  const hasActed = requestContext().grantUsed === true;
  if (endedAt && !hasActed) return <DecisionOver header={header} id={id} />;
  const isAbout = accountId === adminId;
  const isAsked = state === "waiting" && !isApprovedByMe && !isAbout;
  const mayApprove = hasActed || (isAsked && !isTooNew);
  return (
    <>
      {header}
      {isAbout && <Alert tone="info">{t("about")}</Alert>}
      {!hasActed && isApprovedByMe && state === "waiting" && (
        <Alert tone="info">{t("approvedAlready")}</Alert>
      )}
      {!hasActed && isAsked && isTooNew && <Alert tone="info">{errors("reset-approver-too-new")}</Alert>}
      <OneAnswer>
        {mayApprove && <SecondYes reset={reset} />}
        <Card heading={t("callOffHeading")} lead={t("callOffLead")}>
          {!mayApprove && <Known reset={reset} />}
          <ActionForm action={callOffResetAction}>
            <ResultFrame back="/admin/resets">
              <HiddenField name="id" value={id} />
              <div>
                <SubmitButton variant="secondary">{t("callOffSubmit")}</SubmitButton>
              </div>
            </ResultFrame>
          </ActionForm>
        </Card>
      </OneAnswer>
    </>
  );
}

/** Why and when, for whoever is about to decide. */
async function Known({ reset }: { reset: ResetDetail }) {
  return (
    <div className="grid gap-4 pb-6">
      <ul className="grid list-disc gap-1 ps-5">
        {(await resetFacts(reset)).map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <p className="max-w-prose whitespace-pre-line break-words">{reset.reason}</p>
    </div>
  );
}

async function SecondYes({ reset }: { reset: ResetDetail }) {
  const t = await getTranslations("adminResets.decide");
  const { id, admin, delaySeconds } = reset;
  const who = { admin: admin ?? t("someone"), person: calledPerson(reset) };
  const lead = delaySeconds > 0 ? t("secondLeadLater", { ...who, ...delayOf(reset) }) : t("secondLead", who);
  return (
    <Card heading={t("secondTitle")} lead={lead}>
      <Known reset={reset} />
      <ActionForm action={approveResetAction}>
        <ResultFrame back="/admin/resets">
          <HiddenField name="id" value={id} />
          <EmailToType />
          <div>
            <SubmitButton variant="danger">{t("secondSubmit")}</SubmitButton>
          </div>
        </ResultFrame>
      </ActionForm>
    </Card>
  );
}
