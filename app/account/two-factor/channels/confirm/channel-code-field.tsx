// Owns the field for the code of a new channel: as many boxes as its code has digits.
import { getTranslations } from "next-intl/server";
import { TotpCodeField } from "@/app/code-fields";
import { SixDigitCode } from "@/components/two-factor/six-digit-code";
import { TextField } from "@/components/ui/text-field";
import { OWN_CODE_DIGITS } from "@/lib/channels/codes/own-code";
import type { ChannelKind } from "@/lib/channels/kinds";
import { settings } from "@/lib/platform/env";

export async function ChannelCodeField({ kind }: { kind: ChannelKind }) {
  const t = await getTranslations("addingChannels");
  if (kind === "twilio-totp") return <TotpCodeField autoFocus />;
  // Authy's app shows seven digits, other apps six: boxes would say something untrue.
  if (kind === "authy")
    return (
      <TextField
        name="code"
        label={t("authyCode")}
        hint={t("authyCodeHint")}
        inputMode="numeric"
        autoComplete="one-time-code"
        verbatim
        required
        autoFocus
      />
    );
  const isOurs = kind === "email" && settings().providers.emailCodes === "smtp";
  return (
    <SixDigitCode
      label={t(isOurs ? "eightDigits" : "sixDigits")}
      digits={isOurs ? OWN_CODE_DIGITS : 6}
      autoFocus
    />
  );
}
