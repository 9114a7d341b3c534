// Owns the choice of language: a cookie, and nothing else.
"use server";

import { cookies } from "next/headers";
import { LANGUAGE_SECONDS } from "@/lib/platform/durations";
import { LOCALE_COOKIE, LOCALES } from "@/lib/platform/locale";

export async function switchLanguage(form: FormData): Promise<void> {
  const locale = LOCALES.find((known) => known === form.get("locale"));
  if (!locale) return;
  const options = { path: "/", sameSite: "lax", maxAge: LANGUAGE_SECONDS } as const;
  (await cookies()).set(LOCALE_COOKIE, locale, options);
}
