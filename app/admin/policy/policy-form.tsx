// Owns the form of the policy. It saves nothing: it leads to the preview.
import { getTranslations } from "next-intl/server";
import { previewPolicyAction } from "@/app/admin/policy/actions";
import { ChannelFields } from "@/app/admin/policy/channel-fields";
import { SecondFactorFields } from "@/app/admin/policy/second-factor-fields";
import { SessionTimeFields } from "@/app/admin/policy/session-time-fields";
import { ActionForm } from "@/components/ui/action-form";
import { HiddenField } from "@/components/ui/hidden-field";
import { RadioField } from "@/components/ui/radio-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { fieldsOf, PASSKEY_DEMANDS, type PolicyChoice } from "@/lib/admin/policy/policy-choice";

export async function PolicyForm({ choice }: { choice: PolicyChoice }) {
  const t = await getTranslations("policy.form");
  const { members, requiredFrom, graceDays, ...rest } = fieldsOf(choice);
  const devices = [
    { value: "no", label: t("devicesOff") },
    { value: "yes", label: t("devicesAllowed"), hint: t("devicesAllowedHint") },
  ];
  const resets = [
    { value: "no", label: t("resetsOne") },
    { value: "yes", label: t("resetsTwo") },
  ];
  const words = await getTranslations("passkeys.policy");
  const demands = PASSKEY_DEMANDS.map((value) => ({ value, label: words(`form.${value}`) }));
  const { trustedDevices, memberIdleMinutes, adminIdleMinutes, resetsNeedTwoAdmins } = rest;
  return (
    <ActionForm action={previewPolicyAction} className="grid max-w-2xl grid-cols-1 gap-8">
      <HiddenField name="revision" value={rest.revision} />
      <SecondFactorFields members={members} requiredFrom={requiredFrom} graceDays={graceDays} />
      <RadioField
        name="trustedDevices"
        label={t("devices")}
        defaultValue={trustedDevices}
        options={devices}
      />
      <ChannelFields channels={choice.channels} />
      <RadioField
        name="passkeys"
        label={words("form.heading")}
        hint={words("form.lead")}
        defaultValue={rest.passkeys}
        options={demands}
      />
      <SessionTimeFields
        of="member"
        idleMinutes={memberIdleMinutes}
        absoluteHours={rest.memberAbsoluteHours}
      />
      <SessionTimeFields of="admin" idleMinutes={adminIdleMinutes} absoluteHours={rest.adminAbsoluteHours} />
      <RadioField
        name="resetsNeedTwoAdmins"
        label={t("resets")}
        defaultValue={resetsNeedTwoAdmins}
        options={resets}
      />
      <div>
        <SubmitButton>{t("submit")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
