// Owns the fields that say who needs a second factor, and from when.
import { getTranslations } from "next-intl/server";
import { RadioField } from "@/components/ui/radio-field";
import { TextField } from "@/components/ui/text-field";
import { settings } from "@/lib/platform/env";

interface SecondFactorFieldsProps {
  members: string;
  requiredFrom: string;
  graceDays: string;
}

export async function SecondFactorFields({ members, requiredFrom, graceDays }: SecondFactorFieldsProps) {
  const t = await getTranslations("policy.form");
  return (
    <>
      <RadioField
        name="members"
        label={t("members")}
        defaultValue={members}
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
        defaultValue={requiredFrom}
      />
      <TextField
        name="graceDays"
        label={t("graceDays")}
        hint={t("graceDaysHint")}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={graceDays}
      />
    </>
  );
}
