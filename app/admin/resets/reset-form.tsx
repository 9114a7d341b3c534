// Owns the form of a reset: why, when, and for whom, typed in full; its answer may hold the one-time link.
import { getTranslations } from "next-intl/server";
import { ResetRemarks } from "@/app/admin/resets/reset-remarks";
import { ResultFrame } from "@/app/admin/resets/result-frame";
import { ActionForm } from "@/components/ui/action-form";
import { HiddenField } from "@/components/ui/hidden-field";
import { LinkButton } from "@/components/ui/link-button";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import { RESET_REASONS } from "@/lib/admin/help-reasons";
import { RESET_TIMES } from "@/lib/admin/resets/reset-terms";
import type { ResetView } from "@/lib/admin/resets/reset-view";
import type { FormAction } from "@/lib/platform/actions/form-state";

interface ResetFormProps {
  person: ResetView;
  action: FormAction;
  /** Of the person, or of the request that is approved. */
  id: string;
  submit: string;
  back: string;
}

export async function ResetForm({ person, action, id, submit, back }: ResetFormProps) {
  const t = await getTranslations("adminResets");
  const common = await getTranslations("common");
  const why = await getTranslations("helpReasons");
  return (
    <ActionForm action={action}>
      <ResultFrame back={back}>
        <ResetRemarks person={person} />
        <HiddenField name="id" value={id} />
        <SelectField
          name="reasonClass"
          label={t("form.reasonClass")}
          placeholder={t("form.choose")}
          options={RESET_REASONS.map((value) => ({ value, label: why(value) }))}
          required
        />
        <TextAreaField name="reason" label={t("form.reason")} hint={t("form.reasonHint")} required />
        <SelectField
          name="time"
          label={t("form.time")}
          hint={t("form.timeHint")}
          options={RESET_TIMES.map((value) => ({ value, label: t(`form.times.${value}`) }))}
          defaultValue="now"
        />
        <EmailToType />
        <div className="flex flex-wrap gap-3">
          <SubmitButton variant="danger">{submit}</SubmitButton>
          <LinkButton href={back} variant="quiet">
            {common("cancel")}
          </LinkButton>
        </div>
      </ResultFrame>
    </ActionForm>
  );
}

/** Typed by hand, so that nobody is mistaken for somebody else. */
export async function EmailToType() {
  const t = await getTranslations("adminResets.form");
  return (
    <TextField name="email" label={t("email")} hint={t("emailHint")} autoComplete="off" verbatim required />
  );
}
