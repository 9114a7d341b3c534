// Owns the two halves of enrolling: bring the key into the app, then prove that it arrived.
import { getTranslations } from "next-intl/server";
import { confirmEnrollmentAction, startEnrollmentAction } from "@/app/account/two-factor/enroll/actions";
import { TotpCodeField } from "@/app/code-fields";
import { QrCode } from "@/components/two-factor/qr-code";
import { SecretKey } from "@/components/two-factor/secret-key";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { HiddenField } from "@/components/ui/hidden-field";
import { LinkButton } from "@/components/ui/link-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { qrCodeDataUri } from "@/lib/totp/qr-code";
import { groupSecret } from "@/lib/totp/secret";
import type { ShownEnrollment } from "@/lib/two-factor/enrollment/show-enrollment";

export async function PendingEnrollment({ pending }: { pending: ShownEnrollment }) {
  const t = await getTranslations("enroll");
  const common = await getTranslations("common");
  const copyLabels = { copy: t("copyKey"), copied: common("copied"), failed: common("copyFailed") };
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <Card heading={t("scanHeading")} lead={t("scanLead")}>
        <div className="grid justify-items-start gap-6">
          <QrCode alt={t("qrAlt")} src={qrCodeDataUri(pending.uri)} />
          <LinkButton href={pending.uri}>{t("openInApp")}</LinkButton>
          <SecretKey
            label={t("key")}
            secret={pending.secret}
            grouped={groupSecret(pending.secret)}
            labels={copyLabels}
          />
        </div>
      </Card>
      <Card heading={t("confirmHeading")} lead={t("confirmLead")}>
        <div className="grid gap-6">
          <ActionForm action={confirmEnrollmentAction}>
            <HiddenField name="enrollmentId" value={pending.id} />
            <TextField
              name="name"
              label={t("name")}
              hint={t("nameHint")}
              defaultValue={pending.name}
              autoComplete="off"
              required
            />
            <TotpCodeField />
            <SubmitButton wide>{t("submit")}</SubmitButton>
          </ActionForm>
          <ActionForm action={startEnrollmentAction}>
            {pending.replacesId && <HiddenField name="replaces" value={pending.replacesId} />}
            <SubmitButton variant="quiet">{t("restart")}</SubmitButton>
          </ActionForm>
        </div>
      </Card>
    </div>
  );
}
