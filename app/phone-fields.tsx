// Owns the two fields in which a telephone number is typed: its country, and its digits as people write them.
import { getTranslations } from "next-intl/server";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { phoneCountries } from "@/lib/channels/phone";
import { settings } from "@/lib/platform/env";
import { readerLocale } from "@/lib/platform/reader-locale";

/** The country that the administrator named first is chosen; a + before the number chooses another one. */
export async function PhoneFields() {
  const t = await getTranslations("addingChannels");
  const { smsAllowedCountries } = settings().providers;
  const countries = phoneCountries(smsAllowedCountries, await readerLocale());
  return (
    <>
      <SelectField
        name="country"
        label={t("country")}
        options={countries.map(({ country, name, callingCode }) => ({
          value: country,
          label: `${name} (+${callingCode})`,
        }))}
        defaultValue={smsAllowedCountries[0]}
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
