// Owns the box on the password page that ends API keys too. "This was not me" in the app leads there.
import { getTranslations } from "next-intl/server";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { doubtedApiKeys } from "@/lib/api/api-key-store";

/** Nothing where there is no key. Ticked while a notice of a new key is unanswered: it may be an intruder's. */
export async function ApiKeysBox({ accountId }: { accountId: string }) {
  const { hasAny, isNewDoubted } = await doubtedApiKeys(accountId);
  if (!hasAny) return null;
  const t = await getTranslations("apiKeys");
  return (
    <CheckboxField
      name="endsApiKeys"
      label={t("endAll")}
      hint={t("endAllHint")}
      defaultChecked={isNewDoubted}
    />
  );
}
