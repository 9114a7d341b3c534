// Owns the form of the policy. It saves nothing: it leads to the preview.
import { getTranslations } from "next-intl/server";
import { previewPolicyAction } from "@/app/admin/policy/actions";
import { SessionTimeFields } from "@/app/admin/policy/session-time-fields";
import { ActionForm } from "@/components/ui/action-form";
import { RadioField } from "@/components/ui/radio-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { fieldsOf, type PolicyChoice } from "@/lib/admin/policy/policy-choice";
import { settings } from "@/lib/platform/env";

export async function PolicyForm({ choice }: { choice: PolicyChoice }) {
  const t = await getTranslations("policy.form");
  const values = fieldsOf(choice);
  return (
    <ActionForm action={previewPolicyAction} className="grid max-w-2xl grid-cols-1 gap-8">
      <input type="hidden" name="revision" value={values.revision} />
      <RadioField
        name="members"
        label={t("members")}
        defaultValue={values.members}
        options={[
          { value: "off", label: t("off"), hint: t("offHint") },
          { value: "optional", label: t("optional") },
          { value: "required", label: t("required"), hint: t("requiredHint") },
        ]}
      />
      <TextField
        name="requiredFrom"
        label={t("requiredFrom")}
        hint={t("requiredFromHint", { zone: settings().appTimezone })}
        type="date"
        defaultValue={values.requiredFrom}
      />
      <TextField
        name="graceDays"
        label={t("graceDays")}
        hint={t("graceDaysHint")}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={values.graceDays}
      />
      <RadioField
        name="trustedDevices"
        label={t("devices")}
        defaultValue={values.trustedDevices}
        options={[
          { value: "no", label: t("devicesOff") },
          { value: "yes", label: t("devicesAllowed"), hint: t("devicesAllowedHint") },
        ]}
      />
      <SessionTimeFields
        of="member"
        label={t("memberTimes")}
        hint={t("memberTimesHint")}
        idleMinutes={values.memberIdleMinutes}
        absoluteHours={values.memberAbsoluteHours}
      />
      <SessionTimeFields
        of="admin"
        label={t("adminTimes")}
        hint={t("adminTimesHint")}
        idleMinutes={values.adminIdleMinutes}
        absoluteHours={values.adminAbsoluteHours}
      />
      <RadioField
        name="resetsNeedTwoAdmins"
        label={t("resets")}
        defaultValue={values.resetsNeedTwoAdmins}
        options={[
          { value: "no", label: t("resetsOne") },
          { value: "yes", label: t("resetsTwo") },
        ]}
      />
      <div>
        <SubmitButton>{t("submit")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
