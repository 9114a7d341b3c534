// Owns the token of a mailed link as every page for such links has it.
import { getTranslations } from "next-intl/server";
import { LinkTokenField } from "@/components/account/link-token-field";

export async function LinkToken() {
  const t = await getTranslations("common");
  return <LinkTokenField label={t("linkToken")} hint={t("linkTokenHint")} />;
}
