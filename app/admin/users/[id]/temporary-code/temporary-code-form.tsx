// Owns the form that makes a temporary code, and what stands in its place once the code is made.
import { getTranslations } from "next-intl/server";
import { makeTemporaryCodeAction } from "@/app/admin/users/[id]/temporary-code/actions";
import { ShownOnce } from "@/components/admin/shown-once";
import { ActionForm } from "@/components/ui/action-form";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { HiddenField } from "@/components/ui/hidden-field";
import { LinkButton } from "@/components/ui/link-button";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import { maskEmail } from "@/lib/accounts/email/mask-email";
import { TEMPORARY_CODE_REASONS } from "@/lib/admin/help-reasons";
import type { Recipient } from "@/lib/admin/temporary-code/temporary-code-store";

export async function TemporaryCodeForm({ person: { id, secondEmail } }: { person: Recipient }) {
  const t = await getTranslations("temporaryCode");
  const common = await getTranslations("common");
  const why = await getTranslations("helpReasons");
  const reasons = TEMPORARY_CODE_REASONS.map((value) => ({ value, label: why(value) }));
  return (
    <Card>
      <ActionForm action={makeTemporaryCodeAction}>
        <HiddenField name="id" value={id} />
        <ShownOnce
          kind="code"
          label={t("code")}
          labels={{ copy: t("copy"), copied: common("copied"), failed: common("copyFailed") }}
          next={<LinkButton href={`/admin/users/${id}`}>{t("done")}</LinkButton>}
        >
          <Alert tone="warning" title={t("caution")}>
            {t("cautionText")}
          </Alert>
          {secondEmail && <Alert tone="info">{t("secondEmail", { email: maskEmail(secondEmail) })}</Alert>}
          <SelectField
            name="reasonClass"
            label={t("reasonClass")}
            placeholder={t("reasonChoose")}
            options={reasons}
            required
          />
          <TextAreaField name="reason" label={t("reason")} hint={t("reasonHint")} required />
          <TextField
            name="email"
            type="email"
            label={t("email")}
            hint={t("emailHint")}
            autoComplete="off"
            required
          />
          <div className="flex flex-wrap gap-3">
            <SubmitButton>{t("submit")}</SubmitButton>
            <LinkButton href={`/admin/users/${id}`} variant="quiet">
              {common("cancel")}
            </LinkButton>
          </div>
        </ShownOnce>
      </ActionForm>
    </Card>
  );
}
