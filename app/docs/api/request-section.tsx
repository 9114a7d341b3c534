// Owns the part of the reference about requests: every field that there is.
import { getTranslations } from "next-intl/server";
import { FieldFacts } from "@/app/docs/api/field-facts";
import { referenceWords } from "@/app/docs/api/reference-words";
import { IN_TEXT } from "@/app/docs/api/tags";
import { CodedText } from "@/components/api/coded-text";
import { InlineCode } from "@/components/api/inline-code";
import { ReferenceSection } from "@/components/api/reference-section";
import { ReferenceTable } from "@/components/api/reference-table";
import { type Field, requestFields } from "@/lib/api/reference-fields";
import { API_BODY_BYTES } from "@/lib/platform/limits";

export async function RequestSection() {
  const t = await getTranslations("apiDocs");
  const words = await referenceWords();
  const rows = requestFields().map((field) => ({
    key: field.name,
    cells: [
      <FieldName key="name" field={field} />,
      <FieldFacts key="facts" field={field} />,
      <CodedText key="meaning" text={words.requestFields[field.name]} />,
    ],
  }));
  const head = [t("columns.field"), t("columns.type"), t("columns.meaning")];
  return (
    <ReferenceSection id="request" heading={t("request.heading")}>
      <p className="max-w-prose">
        {t.rich("request.text", { ...IN_TEXT, kilobytes: API_BODY_BYTES / 1024 })}
      </p>
      <ReferenceTable caption={t("request.caption")} head={head} rows={rows} />
    </ReferenceSection>
  );
}

/** The name, and below it whether it has to be there. */
async function FieldName({ field: { name, isRequired } }: { field: Field<string> }) {
  const t = await getTranslations("apiDocs.facts");
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1 md:grid md:justify-items-start">
      <InlineCode>{name}</InlineCode>
      <span className={isRequired ? "font-medium text-accent-ink" : "text-ink-soft"}>
        {isRequired === "verify"
          ? t.rich("requiredByVerify", IN_TEXT)
          : t(isRequired ? "required" : "optional")}
      </span>
    </span>
  );
}
