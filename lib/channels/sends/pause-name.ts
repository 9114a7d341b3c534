// Owns how people are told which way is switched off: how codes went, and where to.
import "server-only";
import type { Pause } from "@/lib/channels/sends/pause-store";
import type { Locale } from "@/lib/platform/locale";
import en from "@/messages/en.json";
import zhCN from "@/messages/zh-CN.json";

const WORDS = { en: en.channelBoard, "zh-CN": zhCN.channelBoard };

/** The name of a country; the code itself where the language knows none. */
export function countryName(country: string, locale: Locale): string {
  return new Intl.DisplayNames(locale, { type: "region", fallback: "code" }).of(country) ?? country;
}

/** The words for a way that is switched off, to stand within a sentence, such as "text messages to Germany". */
export function pauseName({ way, country }: Pause, locale: Locale): string {
  const words = WORDS[locale];
  if (country === "") return words.namesToAll[way];
  return words.namesTo[way].replace("{country}", countryName(country, locale));
}
