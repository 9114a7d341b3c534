// Owns how the board's ways, countries and sums of money are written in the reader's language.
import "server-only";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { countryName } from "@/lib/channels/sends/pause-name";
import type { Pause } from "@/lib/channels/sends/pause-store";
import { settings } from "@/lib/platform/env";

export async function boardFormats() {
  const format = await getFormatter();
  const t = await getTranslations("channelBoard");
  const locale = await getLocale();
  const { smsPrice, smsCurrency } = settings().providers;
  const money = (amount: number, digits: number) =>
    format.number(amount, { style: "currency", currency: smsCurrency, maximumFractionDigits: digits });
  return {
    country: (code: string) => countryName(code, locale),
    /** Such as "Text message · Germany". Mail goes to no country. */
    place: ({ way, country }: Pause) => {
      if (way === "email") return t("ways.email");
      return `${t(`ways.${way}`)} · ${country ? countryName(country, locale) : t("noCountry")}`;
    },
    /** What so many messages cost; null where nobody told the price of one. */
    cost: (messages: number) => (smsPrice === null ? null : money(messages * smsPrice, 2)),
    price: () => (smsPrice === null ? null : money(smsPrice, 6)),
  };
}
