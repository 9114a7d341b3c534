// Owns the list of languages and the choice among them. Pure.

export const LOCALES = ["en", "zh-CN"] as const;
export type Locale = (typeof LOCALES)[number];

export const LOCALE_COOKIE = "twofold.locale";

/** The cookie's language when it is one of ours, else the best of an Accept-Language header, else English. */
export function chooseLocale(cookie: string | undefined, acceptLanguage: string | null): Locale {
  const chosen = LOCALES.find((locale) => locale === cookie);
  return chosen ?? preferred(acceptLanguage ?? "") ?? "en";
}

function preferred(acceptLanguage: string): Locale | undefined {
  const ranges = acceptLanguage.split(",").map((part) => {
    const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
    const quality = parameters.map((text) => text.trim()).find((text) => text.startsWith("q="));
    return { language: tag.split("-")[0], quality: quality ? Number(quality.slice(2)) : 1 };
  });
  const known = ranges.filter(
    ({ language, quality }) => quality > 0 && (language === "en" || language === "zh"),
  );
  const best = known.sort((a, b) => b.quality - a.quality)[0];
  return best && (best.language === "zh" ? "zh-CN" : "en");
}
