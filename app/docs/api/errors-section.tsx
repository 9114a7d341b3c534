// Owns the part of the reference about refusals: their shape, and what to do about each.
import { getTranslations } from "next-intl/server";
import { referenceWords } from "@/app/docs/api/reference-words";
import { IN_TEXT } from "@/app/docs/api/tags";
import { CodeBlock } from "@/components/api/code-block";
import { CodedText } from "@/components/api/coded-text";
import { InlineCode } from "@/components/api/inline-code";
import { ReferenceSection } from "@/components/api/reference-section";
import { ReferenceTable } from "@/components/api/reference-table";
import { API_STATUSES, type ApiStatus } from "@/lib/api/errors";
import { EXAMPLE_PROBLEMS, exampleRefusal } from "@/lib/api/example-answers";

const STATUSES = Object.keys(API_STATUSES) as ApiStatus[];
const SHOWN = "VALIDATION_ERROR";

export async function ErrorsSection() {
  const t = await getTranslations("apiDocs");
  const words = await referenceWords();
  const rows = STATUSES.map((status) => ({
    key: status,
    cells: [
      <StatusName key="status" status={status} />,
      <CodedText key="when" text={words.statuses[status].when} />,
      <CodedText key="todo" text={words.statuses[status].todo} />,
    ],
  }));
  const example = exampleRefusal(SHOWN, words.api.problems[EXAMPLE_PROBLEMS[SHOWN]]);
  return (
    <ReferenceSection id="errors" heading={t("errors.heading")}>
      <p className="max-w-prose">{t.rich("errors.text", IN_TEXT)}</p>
      <CodeBlock label={t("answer.answer")} code={JSON.stringify(example, null, 2)} />
      <ReferenceTable
        caption={t("errors.caption")}
        head={[t("columns.status"), t("columns.when"), t("columns.todo")]}
        rows={rows}
      />
      <p className="max-w-prose">{t.rich("errors.requestId", IN_TEXT)}</p>
      <p className="max-w-prose">{t("errors.plain")}</p>
    </ReferenceSection>
  );
}

/** The name of a status, its number and the HTTP status that it comes with. */
function StatusName({ status }: { status: ApiStatus }) {
  const { code, httpStatus } = API_STATUSES[status];
  return (
    <span className="grid justify-items-start gap-1">
      <InlineCode>{status}</InlineCode>
      <span translate="no" className="text-ink-soft tabular-nums">
        {code} · HTTP {httpStatus}
      </span>
    </span>
  );
}
