// Owns the language that a command was asked to use.
import { LOCALES, type Locale } from "@/lib/platform/locale";
import type { Arguments } from "@/scripts/twofold/command";

export const NO_SUCH_LANGUAGE = `The language is one of ${LOCALES.join(", ")}.`;

/** The language of an option, by default English; undefined for an unknown one. */
export function localeAsked({ language = "en" }: Arguments["options"]): Locale | undefined {
  return LOCALES.find((known) => known === language);
}
