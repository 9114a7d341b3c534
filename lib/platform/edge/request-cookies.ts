// Owns reading the cookies of a request at the edge, and the language that they and the browser ask for.
import type { IncomingHttpHeaders } from "node:http";
import { chooseLocale, LOCALE_COOKIE, type Locale } from "@/lib/platform/locale";

/** The cookies of a request by name. Of two with one name the last one counts. */
export function cookiesOf({ cookie }: IncomingHttpHeaders): Map<string, string> {
  const pairs = (cookie ?? "").split(";").map((pair) => pair.trim().split("=", 2));
  return new Map(pairs.map(([name = "", value = ""]) => [name, value]));
}

/** The language that whoever asks chose, or else reads. */
export function localeOf(headers: IncomingHttpHeaders): Locale {
  return chooseLocale(cookiesOf(headers).get(LOCALE_COOKIE), headers["accept-language"] ?? null);
}
