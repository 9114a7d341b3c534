// Owns the part of the reference about actions: what each is asked and answers, and the fields of the answers.
import { getTranslations } from "next-intl/server";
import { AnswerFields } from "@/app/docs/api/answer-fields";
import { referenceWords } from "@/app/docs/api/reference-words";
import { IN_TEXT } from "@/app/docs/api/tags";
import { CodeBlock } from "@/components/api/code-block";
import { CodedText } from "@/components/api/coded-text";
import { InlineCode } from "@/components/api/inline-code";
import { ReferenceSection } from "@/components/api/reference-section";
import { EXAMPLE_REQUESTS, EXAMPLE_UNIX_SECONDS, exampleAnswer } from "@/lib/api/example-answers";
import { API_ACTIONS, type ApiAction } from "@/lib/api/schemas";
import { settings } from "@/lib/platform/env";

export async function AnswerSection() {
  const t = await getTranslations("apiDocs");
  const { appTimezone: timeZone } = settings();
  return (
    <ReferenceSection id="answer" heading={t("answer.heading")}>
      <p className="max-w-prose">{t.rich("answer.text", IN_TEXT)}</p>
      <p className="max-w-prose">{t.rich("language", IN_TEXT)}</p>
      {API_ACTIONS.map((action) => (
        <ActionPart key={action} action={action} />
      ))}
      <p className="max-w-prose text-ink-soft">
        {t.rich("answer.note", { ...IN_TEXT, timestamp: String(EXAMPLE_UNIX_SECONDS), timeZone })}
      </p>
      <AnswerFields />
    </ReferenceSection>
  );
}

async function ActionPart({ action }: { action: ApiAction }) {
  const t = await getTranslations("apiDocs.answer");
  const words = await referenceWords();
  return (
    <div className="grid grid-cols-1 gap-4 pt-3">
      <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-lg font-semibold">
        {words.actions[action]}
        <InlineCode>{action}</InlineCode>
      </h3>
      <p className="max-w-prose">
        <CodedText text={words.actionTexts[action]} />
      </p>
      <CodeBlock label={t("request")} code={JSON.stringify(EXAMPLE_REQUESTS[action], null, 2)} />
      <CodeBlock
        label={t("answer")}
        code={JSON.stringify(exampleAnswer(action, words.api.success, settings().appTimezone), null, 2)}
      />
    </div>
  );
}
