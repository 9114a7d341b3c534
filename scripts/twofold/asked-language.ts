// Owns the language that a command was asked for.
import { LOCALES, type Locale } from "@/lib/platform/locale";
import type { Arguments } from "@/scripts/twofold/command";

export const NO_SUCH_LANGUAGE = `The language is one of ${LOCALES.join(", ")}.`;

/** English unless told otherwise; undefined for one that there is not. */
export function localeAsked({ language = "en" }: Arguments["options"]): Locale | undefined {
  return LOCALES.find((known) => known === language);
}
