// Owns the two answers to a request: yes, with everything that a reset takes, or no, in words for the person.
import { getTranslations } from "next-intl/server";
import { approveRequestAction, refuseRequestAction } from "@/app/admin/resets/[id]/decide/actions";
import { DecisionOver } from "@/app/admin/resets/[id]/decide/decision-over";
import { ResetForm } from "@/app/admin/resets/reset-form";
import { calledPerson } from "@/app/admin/users/[id]/person-of";
import { NothingHere } from "@/app/nothing-here";
import { OneAnswer } from "@/components/admin/one-answer";
import { ActionForm } from "@/components/ui/action-form";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { HiddenField } from "@/components/ui/hidden-field";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextAreaField } from "@/components/ui/text-area-field";
import type { RequestView } from "@/lib/admin/resets/request-view";
import { resetView } from "@/lib/admin/resets/reset-view";
import { requestContext } from "@/lib/platform/request-context";

export async function DecideOnRequest({ request, adminId }: { request: RequestView; adminId: string }) {
  const t = await getTranslations("adminResets.decide");
  const { id, accountId, isOpen, createdAt } = request;
  const person = await resetView(accountId, createdAt);
  if (!person) return <NothingHere />;
  const header = <PageHeader title={t("title")} lead={calledPerson(request)} />;
  // The form stays where it is for its own answer.
  if (!isOpen && !requestContext().grantUsed) return <DecisionOver header={header} id={id} />;
  if (accountId === adminId) {
    return (
      <>
        {header}
        <Alert tone="info">{t("about")}</Alert>
      </>
    );
  }
  return (
    <>
      {header}
      <OneAnswer>
        <Card heading={t("approveHeading")}>
          <ResetForm
            person={person}
            action={approveRequestAction}
            id={id}
            submit={t("approveHeading")}
            back={`/admin/resets/${id}`}
          />
        </Card>
        <Card heading={t("refuseHeading")} lead={t("refuseLead")}>
          <ActionForm action={refuseRequestAction}>
            <HiddenField name="id" value={id} />
            <TextAreaField name="reason" label={t("refuseReason")} hint={t("refuseHint")} required />
            <div>
              <SubmitButton variant="secondary">{t("refuseSubmit")}</SubmitButton>
            </div>
          </ActionForm>
        </Card>
      </OneAnswer>
    </>
  );
}
