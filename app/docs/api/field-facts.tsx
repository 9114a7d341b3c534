// Owns the short facts about a field, read from its schema: type, range, choices, default.
import { getTranslations } from "next-intl/server";
import { Fragment } from "react";
import { referenceWords } from "@/app/docs/api/reference-words";
import { IN_TEXT } from "@/app/docs/api/tags";
import { InlineCode } from "@/components/api/inline-code";
import type { Field } from "@/lib/api/reference-fields";

export async function FieldFacts({ field }: { field: Omit<Field<string>, "name" | "isRequired"> }) {
  const t = await getTranslations("apiDocs.facts");
  const { types } = await referenceWords();
  const { type, range, choices, default: value } = field;
  return (
    <span className="flex flex-wrap gap-x-4 text-ink-soft md:grid md:gap-1">
      <span>{types[type]}</span>
      {choices && (
        <span>
          {t("choices")}{" "}
          {choices.map((choice, place) => (
            <Fragment key={choice}>
              {place > 0 && " "}
              <InlineCode>{choice}</InlineCode>
            </Fragment>
          ))}
        </span>
      )}
      {range && <span>{t("range", { least: String(range.least), largest: String(range.largest) })}</span>}
      {value !== undefined && <span>{t.rich("default", { ...IN_TEXT, value: String(value) })}</span>}
    </span>
  );
}
