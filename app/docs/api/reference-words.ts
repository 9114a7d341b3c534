// Owns the words that belong to fields, actions and errors. One that misses its words in some language does not compile.
import "server-only";
import { getLocale } from "next-intl/server";
import type { ApiProblem, ApiStatus } from "@/lib/api/errors";
import type { HeadField } from "@/lib/api/example-answers";
import type { AnswerField, FieldType, RequestField } from "@/lib/api/reference-fields";
import type { ApiAction } from "@/lib/api/schemas";
import type { Locale } from "@/lib/platform/locale";
import en from "@/messages/en.json";
import zhCN from "@/messages/zh-CN.json";

/** Sentences may hold `<c>` for code. */
interface ReferenceWords {
  requestFields: Record<RequestField, string>;
  answerFields: Record<AnswerField, string>;
  types: Record<FieldType, string>;
  actions: Record<ApiAction, string>;
  actionTexts: Record<ApiAction, string>;
  statuses: Record<ApiStatus, { when: string; todo: string }>;
  head: Record<HeadField, string>;
}

/** What the API itself says in `msg`. */
interface ApiWords {
  success: string;
  problems: Record<ApiProblem, string>;
}

const WORDS: Record<Locale, ReferenceWords & { api: ApiWords }> = {
  en: { ...en.apiDocs, api: en.totpApi },
  "zh-CN": { ...zhCN.apiDocs, api: zhCN.totpApi },
};

/** The words in the reader's language. */
export async function referenceWords() {
  return WORDS[await getLocale()];
}
