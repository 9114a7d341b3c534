// Owns the fields that say where the codes of a new channel go.
import { getTranslations } from "next-intl/server";
import { PhoneFields } from "@/app/phone-fields";
import { HiddenField } from "@/components/ui/hidden-field";
import { RadioField } from "@/components/ui/radio-field";
import { TextField } from "@/components/ui/text-field";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { waysToConfirm } from "@/lib/channels/adding/send-pending-code";
import { allowedFactors } from "@/lib/channels/allowed-factors";
import type { ChannelKind } from "@/lib/channels/kinds";
import { authyCountries } from "@/lib/channels/phone";
import { settings } from "@/lib/platform/env";

export async function StartFields({ kind }: { kind: ChannelKind }) {
  if (kind === "twilio-totp") return null;
  const { smsAllowedCountries } = settings().providers;
  if (kind === "authy") return <PhoneFields countries={authyCountries(smsAllowedCountries)} />;
  const t = await getTranslations("addingChannels");
  if (kind === "email")
    return (
      <TextField
        name="email"
        type="email"
        label={t("email")}
        hint={t("emailHint")}
        autoComplete="email"
        required
        autoFocus
      />
    );
  return (
    <>
      <PhoneFields countries={smsAllowedCountries} />
      <WayField />
    </>
  );
}

/** How the first code comes. Where there is one way alone, nothing is asked. */
async function WayField() {
  const t = await getTranslations("addingChannels");
  const ways = waysToConfirm("phone", allowedFactors(await currentPolicy(), "member"));
  const [first = "sms"] = ways;
  if (ways.length === 1) return <HiddenField name="way" value={first} />;
  const options = ways.map((value) => ({ value, label: t(`ways.${value}`) }));
  return <RadioField name="way" label={t("way")} defaultValue={first} options={options} />;
}
