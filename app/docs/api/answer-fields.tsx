// Owns the tables of the fields of answers: those of data, and those of one code of a batch.
import { getTranslations } from "next-intl/server";
import { FieldFacts } from "@/app/docs/api/field-facts";
import { referenceWords } from "@/app/docs/api/reference-words";
import { CodedText } from "@/components/api/coded-text";
import { InlineCode } from "@/components/api/inline-code";
import { ReferenceTable } from "@/components/api/reference-table";
import { type AnswerField, answerFields, batchCodeFields, type Field } from "@/lib/api/reference-fields";
import { API_ACTIONS, type ApiAction } from "@/lib/api/schemas";

type Row = Field<AnswerField> & { actions: ApiAction[] };

/** Every field once, with the actions whose answers have it. */
function fieldsWithActions(): Row[] {
  const rows = new Map<AnswerField, Row>();
  for (const action of API_ACTIONS) {
    for (const field of answerFields(action)) {
      const actions = rows.get(field.name)?.actions ?? [];
      rows.set(field.name, { ...field, actions: [...actions, action] });
    }
  }
  // Those of one action first: they are what was asked for.
  return [...rows.values()].sort((a, b) => a.actions.length - b.actions.length);
}

export async function AnswerFields() {
  const t = await getTranslations("apiDocs");
  const { answerFields: meanings } = await referenceWords();
  const cells = (field: Field<AnswerField>) => [
    <FieldFacts key="facts" field={field} />,
    <CodedText key="meaning" text={meanings[field.name]} />,
  ];
  const rows = fieldsWithActions().map((field) => {
    const [only, ...others] = field.actions;
    const scope = others.length === 0 ? <InlineCode key="in">{only}</InlineCode> : t("facts.everyAction");
    return {
      key: field.name,
      cells: [<InlineCode key="name">{field.name}</InlineCode>, scope, ...cells(field)],
    };
  });
  const codeRows = batchCodeFields().map((field) => ({
    key: field.name,
    cells: [<InlineCode key="name">{field.name}</InlineCode>, ...cells(field)],
  }));
  const [name, ...rest] = [t("columns.field"), t("columns.type"), t("columns.meaning")];
  return (
    <>
      <h3 className="pt-3 text-lg font-semibold">{t("answer.caption")}</h3>
      <ReferenceTable
        caption={t("answer.caption")}
        head={[String(name), t("columns.in"), ...rest]}
        rows={rows}
      />
      <h3 className="pt-3 text-lg font-semibold">{t("answer.codesCaption")}</h3>
      <ReferenceTable caption={t("answer.codesCaption")} head={[String(name), ...rest]} rows={codeRows} />
    </>
  );
}
