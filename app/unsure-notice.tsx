// Owns the remark that a code may be on its way, where its provider never said so.
import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";

export async function UnsureNotice() {
  const t = await getTranslations("signInCode");
  const errors = await getTranslations("errors");
  return (
    <Alert tone="warning" role="alert" title={t("unsureTitle")}>
      {errors("provider-unsure")}
    </Alert>
  );
}
