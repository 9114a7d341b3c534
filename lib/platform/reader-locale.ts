// Owns the language of the running request as one of ours: what a new account's mails begin with.
import { getLocale } from "next-intl/server";
import { chooseLocale, type Locale } from "@/lib/platform/locale";

export async function readerLocale(): Promise<Locale> {
  return chooseLocale(await getLocale(), null);
}
