// Owns keeping an account's language in step with the one that its owner reads the pages in.
import "server-only";
import { setLocale } from "@/lib/accounts/store";
import type { Locale } from "@/lib/platform/locale";

/** From now on mails to this account are written in this language. */
export function rememberLanguage(accountId: string, locale: Locale): Promise<void> {
  return setLocale(accountId, locale);
}
