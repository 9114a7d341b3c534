// Owns the part of the reference about API keys.
import { getTranslations } from "next-intl/server";
import { IN_TEXT } from "@/app/docs/api/tags";
import { CodeBlock } from "@/components/api/code-block";
import { ReferenceSection } from "@/components/api/reference-section";
import { API_ACCOUNT_PER_DAY, API_ANONYMOUS_PER_DAY } from "@/lib/platform/limits";

export async function KeysSection() {
  const t = await getTranslations("apiDocs.keys");
  const quotas = { account: API_ACCOUNT_PER_DAY, anonymous: API_ANONYMOUS_PER_DAY };
  return (
    <ReferenceSection id="keys" heading={t("heading")}>
      <p className="max-w-prose">{t("text", quotas)}</p>
      <CodeBlock label={t("heading")} isLabelHidden code={"Authorization: Bearer KEY\nX-Api-Key: KEY"} />
      <p className="max-w-prose">{t.rich("keep", IN_TEXT)}</p>
      <p>
        <a className="link" href="/account/api-keys">
          {t("link")}
        </a>
      </p>
    </ReferenceSection>
  );
}
