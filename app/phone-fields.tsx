// Owns the two fields in which a telephone number is typed: its country, and its digits as people write them.
import { getLocale, getTranslations } from "next-intl/server";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { phoneCountries } from "@/lib/channels/phone";
import type { Locale } from "@/lib/platform/locale";

/** Where a reader of each language most likely lives, if nobody knows better. */
const HOME: Record<Locale, string> = { en: "US", "zh-CN": "CN" };

interface PhoneFieldsProps {
  /** ISO 3166. */
  countries: readonly string[];
}

/** A country is chosen already; a + before the number chooses another one. */
export async function PhoneFields({ countries }: PhoneFieldsProps) {
  const t = await getTranslations("addingChannels");
  const locale = await getLocale();
  const options = phoneCountries(countries, locale).map(({ country, name, callingCode }) => ({
    value: country,
    label: `${name} (+${callingCode})`,
  }));
  return (
    <>
      <SelectField
        name="country"
        label={t("country")}
        options={options}
        defaultValue={countries.includes(HOME[locale]) ? HOME[locale] : countries[0]}
        required
      />
      <TextField
        name="phone"
        type="tel"
        label={t("phone")}
        hint={t("phoneHint")}
        autoComplete="tel"
        inputMode="tel"
        required
        autoFocus
      />
    </>
  );
}
