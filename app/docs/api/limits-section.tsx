// Owns the part of the reference about limits, and the fields in the head of an answer that tell what is left of them.
import { getTranslations } from "next-intl/server";
import { referenceWords } from "@/app/docs/api/reference-words";
import { CodedText } from "@/components/api/coded-text";
import { InlineCode } from "@/components/api/inline-code";
import { ReferenceSection } from "@/components/api/reference-section";
import { ReferenceTable } from "@/components/api/reference-table";
import { EXAMPLE_HEAD, type HeadField } from "@/lib/api/example-answers";
import { API_ACCOUNT_PER_DAY, API_ANONYMOUS_PER_DAY, API_PER_SECOND } from "@/lib/platform/limits";

const HEAD_FIELDS = Object.keys(EXAMPLE_HEAD) as HeadField[];

export async function LimitsSection() {
  const t = await getTranslations("apiDocs");
  const words = await referenceWords();
  const rows = HEAD_FIELDS.map((name) => ({
    key: name,
    cells: [
      <InlineCode key="name">{name}</InlineCode>,
      <CodedText key="meaning" text={words.head[name]} />,
      <InlineCode key="example">{EXAMPLE_HEAD[name]}</InlineCode>,
    ],
  }));
  return (
    <ReferenceSection id="limits" heading={t("limits.heading")}>
      <ul className="grid max-w-prose gap-2">
        <li>{t("limits.anonymous", { count: API_ANONYMOUS_PER_DAY })}</li>
        <li>{t("limits.account", { count: API_ACCOUNT_PER_DAY })}</li>
        <li>{t("limits.second", { count: API_PER_SECOND })}</li>
        <li>{t("limits.day")}</li>
      </ul>
      <ReferenceTable
        caption={t("limits.caption")}
        head={[t("columns.header"), t("columns.meaning"), t("limits.example")]}
        rows={rows}
      />
    </ReferenceSection>
  );
}
