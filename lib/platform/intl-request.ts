// Owns which language a request is answered in: the cookie, then Accept-Language, then English.
import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { settings } from "@/lib/platform/env";
import { chooseLocale, LOCALE_COOKIE, type Locale } from "@/lib/platform/locale";
import en from "@/messages/en.json";
import zhCN from "@/messages/zh-CN.json";

declare module "next-intl" {
  interface AppConfig {
    /** So that getLocale and useLocale answer with one of ours. */
    Locale: Locale;
  }
}

const FORMATS = {
  dateTime: {
    day: { dateStyle: "medium" },
    moment: { dateStyle: "medium", timeStyle: "short" },
    second: { dateStyle: "medium", timeStyle: "medium" },
  },
} as const;

const MESSAGES = { en, "zh-CN": zhCN };

export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  const locale = chooseLocale(chosen, (await headers()).get("accept-language"));
  return { locale, messages: MESSAGES[locale], timeZone: settings().appTimezone, formats: FORMATS };
});
