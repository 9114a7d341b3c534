// Owns the choice of language: a cookie, and for whoever is signed in the language of their mails.
"use server";

import { cookies } from "next/headers";
import { setLocale } from "@/lib/accounts/store";
import { LANGUAGE_SECONDS } from "@/lib/platform/durations";
import { settings } from "@/lib/platform/env";
import { LOCALE_COOKIE, LOCALES } from "@/lib/platform/locale";
import { noteActionBegins, noteActionEnds } from "@/lib/platform/request-context";
import { currentSession } from "@/lib/sign-in/sessions/require-session";

export async function switchLanguage(form: FormData): Promise<void> {
  noteActionBegins();
  await takeLanguage(form);
  noteActionEnds();
}

async function takeLanguage(form: FormData): Promise<void> {
  const wanted = form instanceof FormData ? form.get("locale") : null;
  const locale = LOCALES.find((known) => known === wanted);
  if (!locale) return;
  const options = {
    path: "/",
    sameSite: "lax",
    secure: settings().isHttps,
    maxAge: LANGUAGE_SECONDS,
  } as const;
  (await cookies()).set(LOCALE_COOKIE, locale, options);
  const session = await currentSession();
  if (session) await setLocale(session.accountId, locale);
}
