// Owns the names of factors and the words for what was seen last, also for those that are younger than the words.
import "server-only";
import type { Locale } from "@/lib/platform/locale";
import en from "@/messages/en.json";
import zhCN from "@/messages/zh-CN.json";

const WORDS = { en: en.figures, "zh-CN": zhCN.figures };

/** A factor's or a reason's words; the code itself where there are none yet. */
export function wordsOfCode(kind: "factors" | "reasons", code: string, locale: Locale): string {
  const words: Record<string, string> = WORDS[locale][kind];
  return Object.hasOwn(words, code) ? (words[code] ?? code) : code;
}
