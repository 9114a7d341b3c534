// Owns the first part of the reference: the address, and programs that call it.
import { getTranslations } from "next-intl/server";
import { IN_TEXT } from "@/app/docs/api/tags";
import { CodeBlock } from "@/components/api/code-block";
import { CodeTabs } from "@/components/api/code-tabs";
import { ReferenceSection } from "@/components/api/reference-section";
import { CopyButton } from "@/components/ui/copy-button";
import { examplePrograms } from "@/lib/api/example-programs";
import { API_PATH } from "@/lib/api/openapi";
import { settings } from "@/lib/platform/env";

export async function StartSection() {
  const t = await getTranslations("apiDocs.start");
  const common = await getTranslations("common");
  const labels = { copy: t("copy"), copied: common("copied"), failed: common("copyFailed") };
  const address = new URL(API_PATH, settings().appUrl).href;
  const tabs = examplePrograms(address).map(({ name, code }) => ({
    name,
    content: (
      <CodeBlock label={name} isLabelHidden code={code} action={<CopyButton text={code} labels={labels} />} />
    ),
  }));
  return (
    <ReferenceSection id="start" heading={t("heading")}>
      <p className="max-w-prose">{t.rich("text", IN_TEXT)}</p>
      <CodeBlock label={t("address")} isLabelHidden code={`POST ${address}`} />
      <p className="max-w-prose">{t.rich("programs", IN_TEXT)}</p>
      <CodeTabs label={t("language")} tabs={tabs} />
    </ReferenceSection>
  );
}
