// Owns the choice of what an attempt hook's silence means.
import { getTranslations } from "next-intl/server";
import { RadioField } from "@/components/ui/radio-field";

export async function SilenceField({ failsOpen }: { failsOpen: boolean }) {
  const t = await getTranslations("webhooks.askedPage");
  const options = (["closed", "open"] as const).map((value) => ({
    value,
    label: t(value),
    hint: t(`${value}Hint`),
  }));
  return (
    <RadioField
      name="failsOpen"
      label={t("silence")}
      options={options}
      defaultValue={failsOpen ? "open" : "closed"}
    />
  );
}
