// Owns the envelope around every answer of the TOTP API, and the language of its sentence.
import { chooseLocale, type Locale } from "@/lib/platform/locale";
import en from "@/messages/en.json";
import zhCN from "@/messages/zh-CN.json";
import { API_PROBLEMS, API_STATUSES, type ApiProblem } from "./errors";
import type { TotpData } from "./schemas";

interface Words {
  success: string;
  problems: Record<ApiProblem, string>;
}

const WORDS: Record<Locale, Words> = { en: en.totpApi, "zh-CN": zhCN.totpApi };

/** The language of an answer: Chinese, the specification's own, where the field is missing, empty or just `*`. */
export function answerLocale(acceptLanguage: string | null): Locale {
  return acceptLanguage === null || /^[\s*,]*$/.test(acceptLanguage)
    ? "zh-CN"
    : chooseLocale(undefined, acceptLanguage);
}

/** The text of a good answer. */
export function goodEnvelope(data: TotpData, locale: Locale, requestId: string): string {
  return JSON.stringify({ code: 0, msg: WORDS[locale].success, data, request_id: requestId });
}

/** The text of a refusal, and its HTTP status. */
export function badEnvelope(
  problem: ApiProblem,
  locale: Locale,
  requestId: string,
): { httpStatus: number; text: string } {
  const status = API_PROBLEMS[problem];
  const { code, httpStatus } = API_STATUSES[status];
  const msg = WORDS[locale].problems[problem];
  return { httpStatus, text: JSON.stringify({ code, status, msg, request_id: requestId }) };
}
